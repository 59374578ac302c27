using Microsoft.Extensions.Logging;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;

namespace WorkMarket.Api.Telemetry;

/// <summary>What went wrong with mails, in the log of either host.</summary>
public static class MailTroubles
{
    /// <summary>Writes a line for each mail: an error for one that is given up, a warning for one that waits.</summary>
    public static void Report(this ILogger log, MailTicket ticket, IReadOnlyCollection<MailTrouble> troubles)
    {
        using var scope = log.OfCase(ticket.Case);
        foreach (var trouble in troubles)
        {
            var (level, fate) = trouble.IsOver ? (LogLevel.Error, "is given up") : (LogLevel.Warning, "waits");
            log.Log(level, "The mail {Mail} {Fate}: {Reason}", trouble.Mail, fate, trouble.Reason);
        }
    }
}
