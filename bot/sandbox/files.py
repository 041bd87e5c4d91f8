"""Files both ways: what people and the bot send, and the ids by which it is found again."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from bot.sandbox import shapes
from bot.sandbox.machine import Machine
from bot.sandbox.pictures import dimensions
from bot.sandbox.records import Json, StoredFile, Upload

THUMBNAIL_SIDE = 320

_PREFIXES = {"photo": "AgAC", "document": "BQAC", "sticker": "CAAC", "voice": "AwAC"}
_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "sticker": "stickers",
    "voice": "voice",
}


class Files(Machine):
    """Keeping of files, and the content of messages that carry them."""

    def keep_file(self, upload: Upload, kind: str) -> StoredFile:
        """Keep bytes under a new id; the path by which they are fetched has the name's suffix."""
        number = self.count("file")
        name = PurePosixPath(upload.name.replace("\\", "/")).name or "file"
        suffix = PurePosixPath(name).suffix.lower()[:16] or (".jpg" if kind == "photo" else "")
        stored = StoredFile(
            file_id=f"{_PREFIXES[kind]}AgIAAxkBAAI{number:07d}s{self.bot_id}QQ",
            unique_id=f"AgAD{number:07d}",
            path=f"{_FOLDERS[kind]}/file_{number}{suffix}",
            kind=kind,
            name=name,
            mime=mimetypes.guess_type(name)[0] or upload.mime,
            size=len(upload.content),
            content=upload.content,
        )
        self.world.files[stored.file_id] = stored
        return stored

    def find_file(self, file_id: str) -> StoredFile | None:
        """Return the file by the id of any of its sizes."""
        return self.world.files.get(file_id) or self.world.files.get(file_id.removesuffix("s"))

    def file_by_path(self, path: str) -> StoredFile | None:
        """Return the file that getFile has named by this path."""
        return next((f for f in self.world.files.values() if f.path == path), None)


def file_content(stored: StoredFile) -> Json:
    """Shape the content of a message with a document or a photo."""
    return photo_content(stored) if stored.kind == "photo" else shapes.document(stored)


def photo_content(stored: StoredFile) -> Json:
    """Shape the content of a message with a photo: a smaller size first, the full one last."""
    width, height = dimensions(stored.content) or (THUMBNAIL_SIDE, THUMBNAIL_SIDE)
    full = shapes.file(stored) | {"width": width, "height": height}
    scale = THUMBNAIL_SIDE / max(width, height)
    if scale >= 1:
        return {"photo": [full]}
    small = {
        "file_id": f"{stored.file_id}s",
        "file_unique_id": f"{stored.unique_id}s",
        "width": max(1, round(width * scale)),
        "height": max(1, round(height * scale)),
    }
    return {"photo": [full | small, full]}
