using System.Collections.Immutable;

namespace WorkMarket.Portal.Forms;

/// <summary>Whom a field of a form offers by name; what is sent is the id.</summary>
/// <param name="People">Their ids and names, in the order in which they are shown.</param>
/// <param name="OthersToo">Whether others may be named too, by their ids.</param>
public sealed record PeopleOffered(ImmutableList<(string Code, string Words)> People, bool OthersToo = false);
