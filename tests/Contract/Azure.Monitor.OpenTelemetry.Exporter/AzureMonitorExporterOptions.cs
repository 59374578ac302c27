using Azure.Core;

namespace Azure.Monitor.OpenTelemetry.Exporter;

public class AzureMonitorExporterOptions
{
    public TokenCredential? Credential { get; set; }
}
