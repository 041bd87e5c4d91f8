// What is new, for every tab: a browser allows few open connections, so one tab listens and tells the others.

const channel = new BroadcastChannel("veche-sandbox");

export function listen({ changed, connected }) {
  channel.onmessage = ({ data }) => (data.changes ? changed(data.changes) : connected(data.connected));
  if (!navigator.locks) { open({ changed, connected }); return; }
  navigator.locks.request("veche-sandbox-listener", () => new Promise(() => open({ changed, connected })));
}

function open({ changed, connected }) {
  const source = new EventSource("/sandbox/events");
  const tell = (isConnected) => { connected(isConnected); channel.postMessage({ connected: isConnected }); };
  source.onopen = () => tell(true);
  source.onerror = () => {
    tell(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => open({ changed, connected }), 2000);
  };
  source.onmessage = ({ data }) => {
    const changes = JSON.parse(data);
    changed(changes);
    channel.postMessage({ changes });
  };
}
