using System.Collections.Frozen;

namespace WorkMarket.Application.Inbound;

/// <summary>
/// What mail programs write around what they quote, in the languages that were seen, and below what somebody writes. What they write is
/// compared in small letters. None of it is needed where a mail of ours is quoted with its line to write above.
/// </summary>
internal static class QuotePhrases
{
    /// <summary>Heads whom a quoted mail is from.</summary>
    public static readonly FrozenSet<string> From = Set(
        "from", "von", "de", "da", "van", "fra", "från", "lähettäjä", "od", "feladó",
        "de la", "от", "от кого", "від", "gönderen", "kimden", "από", "מאת", "من",
        "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람");

    /// <summary>Heads when it was sent.</summary>
    public static readonly FrozenSet<string> Sent = Set(
        "sent", "date", "gesendet", "datum", "gesendet am", "envoyé", "envoyé le",
        "date d'envoi", "enviado", "enviado el", "enviado em", "enviada", "enviada em",
        "fecha", "fecha de envío", "data", "data de envio", "inviato", "inviato il",
        "verzonden", "verzonden op", "sendt", "dato", "skickat", "lähetetty",
        "päivämäärä", "pvm", "wysłano", "wysłane", "data wysłania", "odesláno",
        "odoslané", "dátum", "elküldve", "trimis", "отправлено", "дата", "надіслано",
        "gönderildi", "gönderilme tarihi", "tarih", "εστάλη", "ημερομηνία", "נשלח",
        "תאריך", "تاريخ", "发送时间", "发送日期", "日期", "寄件日期", "傳送日期", "送信日時", "日時", "日付",
        "보낸 날짜", "날짜", "보낸날짜");

    /// <summary>Heads whom it went to and what it is about.</summary>
    public static readonly FrozenSet<string> More = Set(
        "to", "cc", "subject", "reply-to", "an", "betreff", "à", "objet", "para", "asunto",
        "assunto", "a", "oggetto", "aan", "onderwerp", "til", "emne", "till", "ämne",
        "vastaanottaja", "aihe", "do", "temat", "komu", "předmět", "predmet", "címzett",
        "tárgy", "către", "subiect", "кому", "тема", "kime", "konu", "alıcı",
        "προς", "θέμα", "אל", "נושא", "إلى", "الموضوع", "收件人", "主题", "收件者", "主旨", "宛先", "件名", "받는 사람", "제목", "받는사람");

    /// <summary>Stands between dashes above a quoted mail.</summary>
    public static readonly FrozenSet<string> Original = Set(
        "original message", "original appointment", "original e-mail", "original email",
        "forwarded message", "reply message", "ursprüngliche nachricht",
        "originalnachricht", "original-nachricht", "original nachricht",
        "weitergeleitete nachricht", "message d'origine", "message original", "message initial",
        "message transféré", "mensaje original", "mensaje reenviado", "mensagem original",
        "mensagem encaminhada", "messaggio originale", "messaggio inoltrato",
        "oorspronkelijk bericht", "origineel bericht", "doorgestuurd bericht",
        "original meddelelse", "oprindelig meddelelse", "opprinnelig melding", "original melding",
        "ursprungligt meddelande", "originalmeddelande", "ursprungsmeddelande", "alkuperäinen viesti",
        "oryginalna wiadomość", "wiadomość oryginalna", "wiadomość pierwotna",
        "původní zpráva", "původní e-mail", "původní email", "pôvodná správa",
        "eredeti üzenet", "mesaj original", "mesajul original", "исходное сообщение",
        "оригинальное сообщение", "пересылаемое сообщение", "вихідне повідомлення",
        "αρχικό μήνυμα", "özgün ileti", "orijinal mesaj", "הודעה מקורית", "原始邮件", "原始郵件",
        "原邮件", "元のメッセージ", "원본 메시지", "원본메시지");

    /// <summary>
    /// Begins and ends the line that says who wrote; where the name comes last, an address stands in it and the verb before that.
    /// </summary>
    public static readonly (string Begin, string End, string Verb)[] Wrote =
    [
        ("On ", "wrote:", ""), ("Am ", "schrieb:", ""), ("Am ", ">:", "schrieb "),
        ("Le ", "a écrit :", ""), ("Le ", "a écrit:", ""), ("El ", "escribió:", ""),
        ("Em ", "escreveu:", ""), ("Il ", "ha scritto:", ""), ("Op ", ">:", "schreef "),
        ("Op ", "geschreven:", ""), ("Den ", "skrev:", ""), ("På ", "skrev:", ""),
        ("W dniu ", "pisze:", ""), ("W dniu ", "napisał:", ""),
        ("W dniu ", "napisał(a):", ""), ("Dne ", "napsal:", ""), ("Dne ", "napsal(a):", ""),
        ("On ", "wrote", ""),
    ];

    /// <summary>How the line begins that mail programs of telephones put below a mail; what they call themselves comes after it.</summary>
    public static readonly string[] FooterBegin =
    [
        "sent from", "sent via", "sent using", "sent with", "sent by", "sent on", "get outlook for",
        "von mein", "gesendet von", "gesendet mit", "gesendet aus", "gesendet via",
        "envoyé de", "envoyé depuis", "envoyé à partir", "envoyé avec", "télécharger outlook",
        "obtenir outlook", "obtenez outlook", "enviado desde", "enviado do", "enviado de", "enviado a partir",
        "enviado pelo", "enviado con", "obtener outlook", "obter o outlook", "inviato da", "inviato con",
        "ottieni outlook", "scarica outlook", "verzonden vanaf", "verstuurd vanaf", "verzonden met", "outlook voor",
        "skickat från", "hämta outlook", "sendt fra", "hent outlook", "få outlook", "lähetetty", "hanki outlook",
        "wysłane z", "wysłano z", "pobierz outlook", "odesláno z", "odoslané z", "odeslano z",
        "отправлено с", "отправлено из", "надіслано з", "trimis de pe",
        "στάλθηκε από", "从我的", "发自我的", "從我的", "傳自我的", "나의 ", "내 ", "outlook für",
    ];

    /// <summary>How it ends in languages that put the verb last.</summary>
    public static readonly string[] FooterEnd = ["から送信", "gönderildi", "에서 보냄", "küldve"];

    /// <summary>What those programs and telephones call themselves.</summary>
    public static readonly string[] Devices =
    [
        "iphone", "ipad", "ipod", "android", "outlook", "mail for windows", "windows mail",
        "windows phone", "yahoo", "aol", "gmail", "proton", "samsung", "galaxy", "blackberry", "pixel",
        "huawei", "xiaomi", "redmi", "oneplus", "oppo", "nokia", "motorola", "htc", "sony", "xperia", "smartphone",
        "mobile", "handy", "telefon", "t-mobile", "verizon", "at&t", "vodafone", "kindle", "surface",
        "mobil", "zoho", "spark", "bluemail", "mymail", "k-9", "gmx", "web.de", "tutanota", "apple", "macbook", "icloud",
        "superhuman", "airmail", "xfinity", "virgin", "tablet", "nexus", "lg ", "lumia", "mailbird", "fairphone",
    ];

    /// <summary>What is left where somebody only pressed a sign.</summary>
    public static readonly string[] Reactions = ["reacted via gmail", "reacted to your message"];

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
