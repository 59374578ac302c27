using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>What the code's own comments say, as Markdown. The compiler puts them into a file beside each assembly.</summary>
internal static partial class Summaries
{
    private static readonly Dictionary<string, Dictionary<string, string>> Read = [];

    /// <summary>Of a property, a member of an enumeration or a type.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Get(MemberInfo member) => Find(member)
        ?? throw new InvalidOperationException($"{member.DeclaringType}.{member.Name} has no summary.");

    /// <summary>
    /// Of a property, a member of an enumeration or a type; null where there is none. That of a positional record's property is its param.
    /// </summary>
    public static string? Find(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        var file = Path.ChangeExtension(type.Assembly.Location, "xml");
        if (!Read.TryGetValue(file, out var summaries))
            Read[file] = summaries = Load(file);
        var owner = (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
        return summaries.GetValueOrDefault(member switch
        {
            Type => $"T:{owner}",
            FieldInfo => $"F:{owner}.{member.Name}",
            _ => $"P:{owner}.{member.Name}",
        });
    }

    private static Dictionary<string, string> Load(string file)
    {
        var summaries = new Dictionary<string, string>();
        foreach (var member in XDocument.Load(file).Descendants("member"))
        {
            var name = member.Attribute("name")!.Value;
            if (member.Element("summary") is { } summary)
                summaries[name] = Markdown(summary);
            foreach (var param in name.StartsWith("T:", StringComparison.Ordinal) ? member.Elements("param") : [])
                summaries[$"P:{name[2..]}.{param.Attribute("name")!.Value}"] = Markdown(param);
        }
        return summaries;
    }

    private static string Markdown(XElement comment)
    {
        var text = string.Concat(comment.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
            XText said => said.Value,
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
