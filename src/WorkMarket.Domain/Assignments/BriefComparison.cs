using System.Collections.Immutable;

namespace WorkMarket.Domain.Assignments;

/// <summary>Comparing two forms of a brief, and making the one of the other.</summary>
public sealed partial record BriefChanges
{
    private static readonly ImmutableArray<Field> Fields = Table;

    /// <summary>What is different between two forms of a brief.</summary>
    public static BriefChanges Between(Brief old, Brief @new) =>
        Fields.Aggregate(None, (changes, field) => field.Compared(changes, old, @new));

    /// <summary>Whether nothing is different.</summary>
    public bool AreNone() => this == None;

    /// <summary>The names of the fields that are different.</summary>
    public ImmutableList<string> Names() => [.. Fields.Where(field => field.IsIn(this)).Select(field => field.Name)];

    /// <summary>Of these the ones in the terms that a worker reads.</summary>
    public BriefChanges OfTerms() => Where(field => field.IsTerm);

    /// <summary>Of these the ones in the fields that are named.</summary>
    public BriefChanges In(params ReadOnlySpan<string> names)
    {
        var wanted = names.ToArray();
        return Where(field => wanted.Contains(field.Name));
    }

    /// <summary>The same without the street, which is for those who have to get there (domain.md §8).</summary>
    public BriefChanges InScope() =>
        Place is { } place ? this with { Place = new(place.Old?.InScope(), place.New?.InScope()) } : this;

    /// <summary>These and later ones as one: a field that came back to what it was is the same.</summary>
    public BriefChanges Then(BriefChanges later) =>
        Fields.Aggregate(None, (changes, field) => field.Joined(changes, this, later));

    /// <summary>A brief after these.</summary>
    internal Brief Apply(Brief brief) => Fields.Aggregate(brief, (next, field) => field.Set(next, this, old: false));

    /// <summary>A brief as it was before these.</summary>
    internal Brief Undo(Brief brief) => Fields.Aggregate(brief, (next, field) => field.Set(next, this, old: true));

    private BriefChanges Where(Func<Field, bool> wanted) =>
        Fields.Where(wanted).Aggregate(None, (changes, field) => field.Joined(changes, this, None));

    private abstract class Field(string name)
    {
        public string Name => name;

        public bool IsTerm { get; init; } = true;

        public abstract bool IsIn(BriefChanges changes);

        public abstract BriefChanges Compared(BriefChanges changes, Brief old, Brief @new);

        public abstract BriefChanges Joined(BriefChanges changes, BriefChanges earlier, BriefChanges later);

        public abstract Brief Set(Brief brief, BriefChanges changes, bool old);
    }

    private sealed class Field<T>(
        string name, Func<Brief, T?> value, Func<Brief, T?, Brief> withValue, Func<BriefChanges, Change<T>?> change,
        Func<BriefChanges, Change<T>?, BriefChanges> withChange)
        : Field(name)
    {
        public override bool IsIn(BriefChanges changes) => change(changes) is not null;

        public override BriefChanges Compared(BriefChanges changes, Brief old, Brief @new) => With(changes, value(old), value(@new));

        public override BriefChanges Joined(BriefChanges changes, BriefChanges earlier, BriefChanges later) =>
            (change(earlier), change(later)) switch
            {
                ({ } first, { } second) => With(changes, first.Old, second.New),
                var (first, second) => withChange(changes, first ?? second),
            };

        public override Brief Set(Brief brief, BriefChanges changes, bool old) => change(changes) is { } there
            ? withValue(brief, old ? there.Old : there.New)
            : brief;

        private BriefChanges With(BriefChanges changes, T? old, T? @new) =>
            Content.IsSame(old, @new) ? changes : withChange(changes, new(old, @new));
    }
}
