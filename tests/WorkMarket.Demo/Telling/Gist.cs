using System.Text.Json;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Telling;

/// <summary>The gist of an event in a few words.</summary>
internal static class Gist
{
    public static string Describe(TimelineEntry entry) => entry.Type.Split('/')[0] switch
    {
        "created" => Text(entry.Data, "brief", "title"),
        "sent" => Text(entry.Data, "audience", "to"),
        "workerAssigned" => $"{Text(entry.Data, "worker")} for {Text(entry.Data, "price", "amount")}",
        "applied" or "voided" => Text(entry.Data, "note"),
        "checkedIn" or "checkedOut" => Text(entry.Data, "visit"),
        "visitEdited" or "visitRemoved" or "sentBack" => Text(entry.Data, "reason"),
        "delivered" => Text(entry.Data, "file", "name"),
        "deliverableRemoved" => Text(entry.Data, "deliverable"),
        "messagePosted" => Text(entry.Data, "text"),
        "completed" => Text(entry.Data, "resolution"),
        "approved" or "paid" => $"{Text(entry.Data, "amount", "amount")} {Text(entry.Data, "amount", "currency")}",
        "labelAdded" or "labelRemoved" => Text(entry.Data, "label"),
        "escalationOpened" => Text(entry.Data, "statement"),
        "escalationStageEntered" => Narrator.Words(Text(entry.Data, "stage")),
        "escalationUpdateDue" => $"number {Text(entry.Data, "number")}",
        "escalationClosed" => Narrator.Words(Text(entry.Data, "end")),
        _ => "",
    };

    private static string Text(JsonElement data, params string[] path)
    {
        foreach (var name in path)
        {
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out data))
                return "";
        }
        return data.ValueKind == JsonValueKind.String ? data.GetString()! : data.GetRawText();
    }
}
