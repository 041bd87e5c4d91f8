"""The methods of the Bot API that this stand-in does, and those that it knows but does not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.sandbox import bot_albums, bot_edits, bot_messages, bot_profile, bot_updates

if TYPE_CHECKING:
    from bot.sandbox.params import Params
    from bot.sandbox.telegram import Telegram

METHODS: dict[str, Callable[[Telegram, Params], object]] = {
    "getme": bot_profile.get_me,
    "getupdates": bot_updates.get_updates,
    "setwebhook": bot_updates.set_webhook,
    "deletewebhook": bot_updates.delete_webhook,
    "getwebhookinfo": bot_updates.get_webhook_info,
    "sendmessage": bot_messages.send_message,
    "sendphoto": bot_messages.send_photo,
    "senddocument": bot_messages.send_document,
    "sendmediagroup": bot_albums.send_media_group,
    "sendchataction": bot_messages.send_chat_action,
    "getfile": bot_messages.get_file,
    "editmessagetext": bot_edits.edit_message_text,
    "editmessagecaption": bot_edits.edit_message_caption,
    "editmessagereplymarkup": bot_edits.edit_message_reply_markup,
    "deletemessage": bot_edits.delete_message,
    "deletemessages": bot_edits.delete_messages,
    "answercallbackquery": bot_edits.answer_callback_query,
    "setmycommands": bot_profile.set_my_commands,
    "getmycommands": bot_profile.get_my_commands,
    "deletemycommands": bot_profile.delete_my_commands,
    "setmydescription": bot_profile.set_my_description,
    "setmyshortdescription": bot_profile.set_my_short_description,
    "setchatmenubutton": bot_profile.set_chat_menu_button,
    "getchat": bot_profile.get_chat,
    "getchatmember": bot_profile.get_chat_member,
}

_UNSUPPORTED = (
    "addStickerToSet answerChatJoinRequestQuery answerGuestQuery answerInlineQuery "
    "answerPreCheckoutQuery answerShippingQuery answerWebAppQuery approveChatJoinRequest "
    "approveSuggestedPost banChatMember banChatSenderChat close closeForumTopic "
    "closeGeneralForumTopic convertGiftToStars copyMessage copyMessages createChatInviteLink "
    "createChatSubscriptionInviteLink createForumTopic createInvoiceLink createNewStickerSet "
    "declineChatJoinRequest declineSuggestedPost deleteAllMessageReactions "
    "deleteBusinessMessages deleteChatPhoto deleteChatStickerSet deleteForumTopic "
    "deleteMessageReaction deleteStickerFromSet deleteStickerSet deleteStory editChatInviteLink "
    "editChatSubscriptionInviteLink editForumTopic editGeneralForumTopic editMessageChecklist "
    "editMessageLiveLocation editMessageMedia editStory editUserStarSubscription "
    "exportChatInviteLink forwardMessage forwardMessages getAvailableGifts "
    "getBusinessAccountGifts getBusinessAccountStarBalance getBusinessConnection "
    "getChatAdministrators getChatGifts getChatMemberCount getChatMenuButton "
    "getCustomEmojiStickers getForumTopicIconStickers getGameHighScores "
    "getManagedBotAccessSettings getManagedBotToken getMyDefaultAdministratorRights "
    "getMyDescription getMyName getMyShortDescription getMyStarBalance getStarTransactions "
    "getStickerSet getUserChatBoosts getUserGifts getUserPersonalChatMessages "
    "getUserProfileAudios getUserProfilePhotos giftPremiumSubscription hideGeneralForumTopic "
    "leaveChat logOut pinChatMessage postStory promoteChatMember readBusinessMessage "
    "refundStarPayment removeBusinessAccountProfilePhoto removeChatVerification "
    "removeMyProfilePhoto removeUserVerification reopenForumTopic reopenGeneralForumTopic "
    "replaceManagedBotToken replaceStickerInSet repostStory restrictChatMember "
    "revokeChatInviteLink savePreparedInlineMessage savePreparedKeyboardButton sendAnimation "
    "sendAudio sendChatJoinRequestWebApp sendChecklist sendContact sendDice sendGame sendGift "
    "sendInvoice sendLivePhoto sendLocation sendMessageDraft sendPaidMedia "
    "sendPoll sendRichMessage sendRichMessageDraft sendSticker sendVenue sendVideo "
    "sendVideoNote sendVoice setBusinessAccountBio setBusinessAccountGiftSettings "
    "setBusinessAccountName setBusinessAccountProfilePhoto setBusinessAccountUsername "
    "setChatAdministratorCustomTitle setChatDescription setChatMemberTag setChatPermissions "
    "setChatPhoto setChatStickerSet setChatTitle setCustomEmojiStickerSetThumbnail setGameScore "
    "setManagedBotAccessSettings setMessageReaction setMyDefaultAdministratorRights setMyName "
    "setMyProfilePhoto setPassportDataErrors setStickerEmojiList setStickerKeywords "
    "setStickerMaskPosition setStickerPositionInSet setStickerSetThumbnail setStickerSetTitle "
    "setUserEmojiStatus stopMessageLiveLocation stopPoll transferBusinessAccountStars "
    "transferGift unbanChatMember unbanChatSenderChat unhideGeneralForumTopic "
    "unpinAllChatMessages unpinAllForumTopicMessages unpinAllGeneralForumTopicMessages "
    "unpinChatMessage upgradeGift uploadStickerFile verifyChat verifyUser"
)
KNOWN_BUT_UNSUPPORTED = {name.lower(): name for name in _UNSUPPORTED.split()}
