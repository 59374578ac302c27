using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using WorkMarket.Mail.Inbound;

namespace WorkMarket.Mail;

/// <summary>Mail, for any host.</summary>
public static class MailServices
{
    /// <summary>Adds it. Nothing is sent yet.</summary>
    public static IServiceCollection AddWorkMarketMail(this IServiceCollection services, MailOptions options)
    {
        services.AddSingleton<IMailer, SmtpMailer>();
        services.AddSingleton<IMailReader, MailReader>();
        if (options.Host is null)
            services.AddHostedService<NoMailServer>();
        return services;
    }

    /// <summary>Says once that no mail is sent.</summary>
    private sealed class NoMailServer(ILogger<NoMailServer> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            log.LogWarning(
                "No mail server is set (WorkMarket__Mail__Host): people are told in the application only, and mails are dropped.");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
