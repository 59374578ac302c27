using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkMarket.Api.Tests.Settings;

/// <summary>What the code's own comments say, as Markdown. The compiler puts them into a file beside each assembly.</summary>
internal static partial class Summaries
{
    private static readonly Dictionary<string, Dictionary<string, string>> Read = [];

    /// <summary>Of a property or a type.</summary>
    public static string Of(MemberInfo member)
    {
        var (type, name) = member is Type itself ? (itself, $"T:{itself.FullName}") : (member.DeclaringType!, $"P:{member.DeclaringType!.FullName}.{member.Name}");
        var file = Path.ChangeExtension(type.Assembly.Location, "xml");
        if (!Read.TryGetValue(file, out var summaries))
            Read[file] = summaries = XDocument.Load(file).Descendants("member").Where(element => element.Element("summary") is not null)
                .ToDictionary(element => element.Attribute("name")!.Value, element => Markdown(element.Element("summary")!));
        return summaries.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{name} has no summary.");
    }

    private static string Markdown(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
            _ => node.ToString(),
        }));
        return Blanks().Replace(Source().Replace(text, ""), " ").Trim();
    }

    // Where a rule comes from is said to those who read the code.
    [GeneratedRegex(@"\s*\((domain\.md|seed|issue)[^)]*\)")]
    private static partial Regex Source();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
