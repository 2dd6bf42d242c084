"""Sample words in six languages for the gallery of controls and its tests, not for residents."""

from __future__ import annotations

from typing import Any

KEYS = [
    "city",
    "place",
    "language",
    "back",
    "help",
    "next",
    "textSize",
    "contrast",
    "readAloud",
    "lower",
    "more",
    "up",
    "page",
    "finish",
    "question",
    "hint",
    "step",
    "optionDetail",
    "home",
    "search",
    "check",
    "send",
    "change",
    "privacy",
    "receipt",
    "printAgain",
    "yourReference",
    "checkWord",
    "word",
    "notSent",
    "valid",
    "nextTitle",
    "nextBody",
    "welcome",
    "problem",
    "nameLabel",
]

_LINES = {
    "en": """Riverbend|Central Library|English|Back|Help|Next|Text size|Contrast|Read aloud|Lower|
More below|Back up|Page 1 of 3|I’m finished|What is wrong with the light?|
Choose the one that fits best.|Step 3 of 5 · Street light|Leaning, open, or hit by a car|
How can the city help you?|Search, or choose below|Check your answers|Send to the city|Change|
No name, phone or email needed. Nobody can read this on the kiosk after you send it.|
We have your report|Print again|Your reference|Check word|river|
Not sent yet: the line is down. It will go out by itself.|Your paper is valid now.|
What happens next|A crew looks at the light within 3 days.|Welcome|
Write the year with four numbers.|Your full name""",
    "es": """Riverbend|Biblioteca Central|Español|Atrás|Ayuda|Siguiente|Tamaño del texto|Contraste|
Leer en voz alta|Bajar la pantalla|Más abajo|Subir|Página 1 de 3|He terminado|
¿Qué le pasa al alumbrado?|Elija la respuesta más cercana.|Paso 3 de 5 · Alumbrado público|
Inclinado, abierto o golpeado por un coche|¿Cómo puede ayudarle la ciudad?|Busque o elija abajo|
Revise sus respuestas|Enviar a la ciudad|Cambiar|No hace falta nombre, teléfono ni correo.|
Tenemos su aviso|Imprimir de nuevo|Su referencia|Palabra de control|río|
Aún no se ha enviado: no hay línea. Saldrá sola.|Su papel ya es válido.|Qué pasa ahora|
Un equipo revisará la luz en 3 días.|Bienvenidos|Escriba el año con cuatro números.|
Su nombre completo""",
    "fr": """Riverbend|Bibliothèque centrale|Français|Retour|Aide|Suivant|Taille du texte|Contraste|
Lire à voix haute|Abaisser l’écran|Plus bas|Remonter|Page 1 sur 3|J’ai terminé|
Quel est le problème du lampadaire ?|Choisissez la réponse la plus proche.|
Étape 3 sur 5 · Éclairage public|Penché, ouvert ou heurté par une voiture|
Comment la ville peut-elle vous aider ?|Cherchez ou choisissez|Vérifiez vos réponses|
Envoyer à la ville|Modifier|Pas besoin de nom, de téléphone ni d’e-mail.|
Nous avons votre signalement|Imprimer encore|Votre référence|Mot de contrôle|rivière|
Pas encore envoyé : la ligne est coupée.|Votre papier est valable.|Et ensuite|
Une équipe viendra sous 3 jours.|Bienvenue|Écrivez l’année avec quatre chiffres.|
Votre nom complet""",
    "ar": """ريفربند|المكتبة المركزية|العربية|رجوع|مساعدة|التالي|حجم النص|التباين|
اقرأ لي|أنزل الشاشة|
المزيد أدناه|إلى الأعلى|الصفحة 1 من 3|انتهيت|ما المشكلة في المصباح؟|اختر الإجابة الأقرب.|
الخطوة 3 من 5 · إنارة الشارع|مائل أو مفتوح أو صدمته سيارة|كيف يمكن للمدينة أن تساعدك؟|
ابحث أو اختر أدناه|راجع إجاباتك|أرسل إلى المدينة|تغيير|
لا حاجة إلى اسم أو هاتف أو بريد. لا أحد يستطيع قراءة هذا بعد الإرسال.|وصلنا بلاغك|اطبع مرة أخرى|
رقمك المرجعي|كلمة التحقق|نهر|لم يُرسل بعد: الخط مقطوع. سيُرسل من تلقاء نفسه.|ورقتك صالحة الآن.|
ماذا يحدث بعد ذلك|سينظر فريق في المصباح خلال 3 أيام.|أهلًا وسهلًا|اكتب السنة بأربعة أرقام.|
اسمك الكامل""",
    "zh-Hans": """河湾市|中央图书馆|简体中文|返回|帮助|下一步|文字大小|对比度|
朗读|降低屏幕|更多内容|向上|
第 1 页，共 3 页|我完成了|路灯有什么问题？|请选择最接近的一项。|第 3 步，共 5 步 · 路灯|
倾斜、敞开或被车撞了|市政府能帮您什么？|搜索，或在下面选择|核对您的回答|发送给市政府|更改|
不需要姓名、电话或电子邮件。发送后，没有人能在这台机器上看到它。|我们收到了您的报告|再打印一次|
您的编号|核对词|河流|还没有发送：线路断了。恢复后会自动发送。|您的凭条现在有效。|接下来|
工作人员会在 3 天内查看路灯。|欢迎|请用四位数字写年份。|您的全名""",
    "vi": """Riverbend|Thư viện Trung tâm|Tiếng Việt|Quay lại|Trợ giúp|Tiếp theo|Cỡ chữ|Tương phản|
Đọc to|Hạ màn hình|Xem thêm bên dưới|Trở lên|Trang 1 trên 3|Tôi đã xong|
Đèn đường bị hỏng thế nào?|Hãy chọn câu gần đúng nhất.|Bước 3 trên 5 · Đèn đường|
Bị nghiêng, bị hở hoặc bị xe đâm|Thành phố có thể giúp gì cho bạn?|Tìm, hoặc chọn bên dưới|
Kiểm tra câu trả lời|Gửi cho thành phố|Thay đổi|Không cần tên, số điện thoại hay email.|
Chúng tôi đã nhận báo cáo|In lại|Mã số của bạn|Từ kiểm tra|dòng sông|
Chưa gửi: đường truyền bị ngắt. Sẽ tự động gửi.|Tờ giấy của bạn có giá trị ngay.|
Điều gì xảy ra tiếp|Một đội sẽ xem đèn trong 3 ngày.|Chào mừng|Viết năm bằng bốn chữ số.|
Họ và tên đầy đủ""",
}
_OPTIONS = {
    "en": "It is off all night|It goes on and off|It is on all day|"
    "The pole is damaged|I am not sure",
    "es": "Está apagada toda la noche|Se enciende y se apaga|Está encendida todo el día|"
    "El poste está dañado|No estoy seguro",
    "fr": "Il est éteint toute la nuit|Il s’allume et s’éteint|Il reste allumé le jour|"
    "Le poteau est abîmé|Je ne sais pas",
    "ar": "مطفأ طوال الليل|يضيء وينطفئ|مضاء طوال النهار|العمود متضرر|لست متأكدًا",
    "zh-Hans": "整夜不亮|一闪一闪|白天一直亮着|灯杆损坏|我不确定",
    "vi": "Tắt suốt đêm|Lúc sáng lúc tắt|Sáng suốt ngày|Cột đèn bị hỏng|Tôi không chắc",
}
_TILES = {
    "en": "Report a problem|Ask for a service|Find help near me|Buses and trains|Have your say|"
    "My request",
    "es": "Avisar de un problema|Pedir un servicio|Ayuda cerca de mí|Autobuses y trenes|"
    "Dé su opinión|"
    "Mi solicitud",
    "fr": "Signaler un problème|Demander un service|De l’aide près d’ici|Bus et trains|Votre avis|"
    "Ma demande",
    "ar": "أبلغ عن مشكلة|اطلب خدمة|مساعدة قريبة مني|الحافلات والقطارات|قل رأيك|طلبي",
    "zh-Hans": "报告问题|申请服务|附近的帮助|公交和火车|发表意见|我的申请",
    "vi": "Báo một vấn đề|Xin một dịch vụ|Trợ giúp gần tôi|Xe buýt và tàu|"
    "Nói ý kiến|Yêu cầu của tôi",
}
_DATES = {
    "en": "Day|Month|Year",
    "es": "Día|Mes|Año",
    "fr": "Jour|Mois|Année",
    "ar": "اليوم|الشهر|السنة",
    "zh-Hans": "日|月|年",
    "vi": "Ngày|Tháng|Năm",
}
_LABELS = {
    "en": "Problem|Where|Danger|How we reach you",
    "es": "Problema|Dónde|Peligro|Cómo le avisamos",
    "fr": "Problème|Lieu|Danger|Comment vous joindre",
    "ar": "المشكلة|المكان|الخطر|كيف نصل إليك",
    "zh-Hans": "问题|地点|危险|联系方式",
    "vi": "Vấn đề|Ở đâu|Nguy hiểm|Cách liên lạc",
}


WORDED = tuple(_LINES)
"""Languages that have words here; the gallery of another is drawn in English words."""


def samples(tag: str) -> dict[str, Any]:
    """The words of one language, by the names the gallery's pages use."""
    tag = tag if tag in WORDED else "en"
    words: dict[str, Any] = dict(zip(KEYS, _LINES[tag].replace("|\n", "|").split("|"), strict=True))
    words["options"] = _OPTIONS[tag].split("|")
    words["tiles"] = _TILES[tag].split("|")
    words["dateLabels"] = _DATES[tag].split("|")
    values = [words["options"][1], "Al-Noor Mosque, Mill Street 14", words["options"][4]]
    values.append(words["privacy"])
    words["answers"] = [list(pair) for pair in zip(_LABELS[tag].split("|"), values, strict=True)]
    return words
