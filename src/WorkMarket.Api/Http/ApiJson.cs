using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WorkMarket.Application.Json;

namespace WorkMarket.Api.Http;

/// <summary>JSON as it comes and goes over HTTP.</summary>
public static class ApiJson
{
    private const int DeepestRequest = 16;

    /// <summary>
    /// What requests are read with: unknown and doubled members are errors, and what has to be there has to be there. A typing error
    /// that is silently left out is worse than a refusal.
    /// </summary>
    public static JsonSerializerOptions Requests { get; } = Frozen(new()
    {
        MaxDepth = DeepestRequest,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMayBeLeftOut } },
    });

    /// <summary>What answers are written with.</summary>
    public static JsonSerializerOptions Answers { get; } = Frozen(new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ClosedSets.Name, WithoutKind, WithTimeZone } },
    });

    // Answers leave out what is null, and an answer that was read may come back as a request.
    private static void NullMayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.AssociatedParameter is { IsNullable: true })
                member.IsRequired = false;
        }
    }

    // The HTTP status already says of which kind a refusal is.
    private static void WithoutKind(JsonTypeInfo type)
    {
        if (typeof(Refusal).IsAssignableFrom(type.Type) && type.Properties.FirstOrDefault(property => property.Name == "kind") is { } kind)
            type.Properties.Remove(kind);
    }

    // A schedule says its time zone under the name by which requests take it.
    private static void WithTimeZone(JsonTypeInfo type)
    {
        if (type.Type == typeof(Schedule))
            type.Properties.Single(property => property.Name == "zone").Name = "timeZone";
    }

    private static JsonSerializerOptions Frozen(JsonSerializerOptions options)
    {
        options.WithDomain().MakeReadOnly();
        return options;
    }
}
