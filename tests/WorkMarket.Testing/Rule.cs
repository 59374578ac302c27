using Xunit.Abstractions;
using Xunit.Sdk;

namespace WorkMarket.Testing;

/// <summary>
/// The rule of domain.md that a test class holds to, as in <c>[Rule("§3 Check out")]</c>; each test's name then says what it asks.
/// </summary>
[TraitDiscoverer("WorkMarket.Testing.RuleDiscoverer", "WorkMarket.Testing")]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RuleAttribute(string rule) : Attribute, ITraitAttribute
{
    public string Rule { get; } = rule;
}

/// <summary>Makes rules traits, so that <c>--filter "Rule~§3"</c> picks the tests of a section.</summary>
public sealed class RuleDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Rule", (string)traitAttribute.GetConstructorArguments().Single())];
}
