# Уведомления: когда человеку приходят объявления и какие.

notifications-quiet = <b>Обычные объявления ждут конца тихих часов:</b> с 20:00 до 09:00 и в выходные они не приходят.
notifications-any-time = <b>Обычные объявления приходят в любое время,</b> и ночью, и в выходные.
notifications-topics = Темы объявлений:
notifications-wanted = { $topic } — приходят
notifications-muted = { $topic } — отключены
notifications-anyway = Срочные объявления приходят сразу, в любое время, но не по отключённым темам. Уведомления о собраниях и голосованиях, их отмена и отзыв объявлений приходят всегда: отключить их нельзя.

notifications-take-any-time = Получать в любое время
notifications-take-quiet = Ждать конца тихих часов
notifications-mute = Отключить: { $topic }
notifications-unmute = Включить: { $topic }
