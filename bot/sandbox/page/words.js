// The words of the page itself, Russian and English, and the shape of its dates.

const WORDS = {
  sandbox: ["Песочница", "Sandbox"],
  demo: ["демонстрация", "demo"],
  guide: ["С чего начать", "Where to begin"],
  guide_title: ["Это Вече с демонстрационным кластером", "This is Veche with a demo cluster"],
  guide_text: ["Вместо Telegram — эта страница: бот настоящий, люди и организации вымышлены. Стать можно любым человеком из списка. Начните так:", "This page stands in for Telegram: the bot is real, people and organisations are made up. You can be anybody in the list. Begin like this:"],
  guide_tabs: ["Откройте двух людей в двух вкладках — и переписка пойдёт на глазах у обоих.", "Open two people in two tabs and both see the talk as it goes."],
  guide_drawer: ["Справа вверху — пульт: перевести часы, заблокировать бота, устроить сбой, начать заново.", "The controls at the top right move the clock, block the bot, cause faults and start over."],
  setting: ["Готовим демонстрацию: это займёт несколько секунд.", "Setting the scene: this takes a few seconds."],
  skip: ["К полю сообщения", "To the message field"],
  people: ["Люди", "People"],
  search: ["Поиск", "Search"],
  nobody: ["Никого не нашлось", "Nobody found"],
  new_person: ["Новый человек", "New person"],
  new_group: ["Новая группа", "New group"],
  to_chat: ["Закрыть список", "Close the list"],
  drawer: ["Пульт демонстрации", "Demo controls"],
  close: ["Закрыть", "Close"],
  offline: ["Нет связи с песочницей. Переподключаюсь…", "The sandbox does not answer. Reconnecting…"],
  messages: ["Сообщения", "Messages"],
  earlier: ["Показать раньше", "Show earlier"],
  empty: ["Здесь пока пусто. Начните разговор с ботом.", "Nothing here yet. Start a talk with the bot."],
  empty_group: ["В группе пока тихо.", "The group is quiet so far."],
  to_end: ["К последнему сообщению", "To the latest message"],
  cancel: ["Отмена", "Cancel"],
  ok: ["Хорошо", "OK"],
  commands: ["Команды бота", "Bot commands"],
  menu: ["Меню", "Menu"],
  no_commands: ["Бот ещё не назвал команд", "The bot has named no commands yet"],
  attach: ["Прикрепить", "Attach"],
  message: ["Сообщение", "Message"],
  keyboard: ["Клавиатура бота", "Bot keyboard"],
  send: ["Отправить", "Send"],
  file: ["Файл", "File"],
  photo: ["Фотография", "Photo"],
  own_contact: ["Мой контакт", "My contact"],
  other_contact: ["Чужой контакт", "Somebody else's contact"],
  sticker: ["Стикер", "Sticker"],
  voice: ["Голосовое", "Voice message"],
  location: ["Место на карте", "Location"],
  contact: ["Контакт", "Contact"],
  start: ["Начать", "Start"],
  start_with: ["Начать по ссылке", "Start from the link"],
  restart: ["Разблокировать бота", "Unblock the bot"],
  gone: ["Аккаунт удалён", "The account is deleted"],
  bot: ["бот · вы —", "bot · you are"],
  typing: ["печатает…", "typing…"],
  members: ["участники: ", "members: "],
  blocked: ["бот заблокирован", "bot blocked"],
  unread: ["непрочитано", "unread"],
  edited: ["изменено", "edited"],
  deleted: ["удалено", "deleted"],
  reply: ["Ответить", "Reply"],
  edit: ["Изменить", "Edit"],
  today: ["Сегодня", "Today"],
  phone: ["Номер телефона", "Phone number"],
  share_title: ["Отправить номер телефона?", "Share the phone number?"],
  share_text: ["Бот увидит номер и имя.", "The bot will see the number and the name."],
  share: ["Отправить", "Share"],
  whose: ["Чей контакт", "Whose contact"],
  send_file: ["Отправить файл", "Send a file"],
  caption: ["Подпись", "Caption"],
  too_large: ["Файл больше 20 МБ: Telegram не отдаст его боту.", "The file is over 20 MB: Telegram would not give it to the bot."],
  first_name: ["Имя", "First name"],
  last_name: ["Фамилия", "Last name"],
  username: ["Имя пользователя (без @)", "Username (without @)"],
  language: ["Язык Telegram", "Telegram language"],
  create: ["Создать", "Create"],
  title: ["Название", "Title"],
  clock: ["Часы", "Clock"],
  ahead: ["впереди настоящего на", "ahead of real time by"],
  real_time: ["настоящее время", "real time"],
  hour: ["+1 час", "+1 hour"],
  day: ["+1 день", "+1 day"],
  week: ["+1 неделя", "+1 week"],
  person: ["Этот человек", "This person"],
  block: ["Заблокировать бота", "Block the bot"],
  unblock: ["Разблокировать бота", "Unblock the bot"],
  deactivate: ["Удалить аккаунт", "Delete the account"],
  deactivate_text: ["Бот больше не сможет писать этому человеку. Вернуть аккаунт нельзя.", "The bot can never write to this person again. There is no way back."],
  transcript: ["Переписка текстом", "Transcript as text"],
  faults: ["Сбои", "Faults"],
  faults_text: ["Испортить ближайшие вызовы бота.", "Spoil the next calls of the bot."],
  kind: ["Что случится", "What happens"],
  method: ["Метод (пусто: любой)", "Method (empty: any)"],
  whom: ["Чат", "Chat"],
  any_chat: ["любой", "any"],
  this_chat: ["только этот", "this one only"],
  times: ["Сколько раз", "How many times"],
  seconds: ["Секунд", "Seconds"],
  add: ["Добавить", "Add"],
  clear: ["Убрать все", "Remove all"],
  no_faults: ["Сбоев нет", "No faults"],
  pacing: ["Пределы скорости Telegram", "Telegram's limits of pace"],
  fault_429: ["429: слишком часто", "429: too many requests"],
  fault_403: ["403: бот заблокирован", "403: bot was blocked"],
  fault_400: ["400: чат не найден", "400: chat not found"],
  fault_500: ["500: ошибка сервера", "500: server error"],
  fault_slow: ["медленный ответ", "slow answer"],
  fault_drop: ["обрыв: ничего не сделано", "dropped: nothing done"],
  fault_lost: ["сделано, но ответ потерян", "done, but the answer lost"],
  log: ["Журнал вызовов", "Log of calls"],
  no_log: ["Вызовов ещё не было", "No calls yet"],
  reset: ["Начать заново", "Start over"],
  reset_title: ["Начать демонстрацию заново?", "Start the demo over?"],
  reset_text: ["Все переписки, заявки и сдвиги часов исчезнут.", "All chats, applications and moves of the clock will be gone."],
  failed: ["Не получилось: ", "It did not work: "],
};

let language = "ru";
let zone = "UTC";

export const current = () => language;
export const word = (key) => WORDS[key][language === "ru" ? 0 : 1];
export const note = (text) => (typeof text === "string" ? text : text[language] ?? text.ru ?? "");
export const setZone = (name) => { zone = name; };

export function setLanguage(name) {
  language = name === "en" ? "en" : "ru";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.matches("button")) element.title = word(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
}

const shaped = (date, options) => new Intl.DateTimeFormat(language === "ru" ? "ru" : "en-GB", { timeZone: zone, ...options }).format(date);
export const time = (date) => shaped(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const day = (date) => shaped(date, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
export const moment = (date) => `${day(date)}, ${shaped(date, { timeStyle: "medium", hourCycle: "h23" })}`;
const SIZES = [[1, "byte"], [1e3, "kilobyte"], [1e6, "megabyte"]];
export const size = (bytes) => {
  const [unit, name] = SIZES.findLast(([least]) => bytes >= least) ?? SIZES[0];
  return new Intl.NumberFormat(language, { style: "unit", unit: name, maximumFractionDigits: 1 }).format(bytes / unit);
};
export const span = (seconds) => {
  const unit = seconds % 86400 ? ["hour", 3600] : ["day", 86400];
  return new Intl.NumberFormat(language, { style: "unit", unit: unit[0], unitDisplay: "long", maximumFractionDigits: 1 }).format(seconds / unit[1]);
};
