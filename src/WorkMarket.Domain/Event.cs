using System.Reflection;
using NodaTime;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain;

/// <summary>Something that happened on an assignment, when and through whom.</summary>
public sealed record Happened(Instant At, Actor By, Event Event);

/// <summary>What can happen on an assignment: a closed set, each declared in its subject. Together they are its timeline.</summary>
public abstract record Event
{
    private protected Event() { }

    /// <summary>
    /// Who is told of it, and as what (domain.md §7): as <see cref="TellsAttribute"/> says, and without one nobody, as it shows in the
    /// assignment.
    /// </summary>
    internal virtual IEnumerable<NoticeFor> Tells(Teller to) =>
        GetType().GetCustomAttribute<TellsAttribute>() is { } tells ? to.Tell(tells.Whom, tells.Kind) : [];
}

/// <summary>Marks an event that adds to what the assignment holds, rather than moving it on. Room is kept for what moves it on.</summary>
public interface IAdding;

/// <summary>The name under which an event is stored, with its version. It is read for ever.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAttribute(string name) : Attribute
{
    /// <summary>The name, as in <c>fundsAdded/1</c>.</summary>
    public string Name => name;
}
