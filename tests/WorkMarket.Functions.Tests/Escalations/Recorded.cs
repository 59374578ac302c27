using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What an orchestrator asked the backend for, by its number in the history.</summary>
internal abstract record Asked(int Id, string Row)
{
    /// <summary>One attempt at an activity.</summary>
    internal sealed record Attempt(int Id, string Name, string Input) : Asked(Id, "TaskScheduled");

    /// <summary>One timer, which may be a piece of a longer one, or the pause before another attempt.</summary>
    internal sealed record Timer(int Id, Instant FireAt) : Asked(Id, "TimerCreated");
}

/// <summary>What the backend told an orchestrator, as the history has it.</summary>
internal abstract record Heard(string Row)
{
    internal sealed record Started() : Heard("ExecutionStarted");

    internal sealed record Fired(int Id) : Heard("TimerFired");

    internal sealed record Completed(int Id, string Result) : Heard("TaskCompleted");

    internal sealed record Failed(int Id) : Heard("TaskFailed");

    internal sealed record Raised() : Heard("EventRaised");
}

/// <summary>What an orchestrator was told at once. For it that is the present.</summary>
internal sealed record Episode(Instant At, ImmutableList<Heard> Heard);

/// <summary>What goes between the backend and functions is text: what a member of theirs does not bring through is lost.</summary>
internal static class Wire
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value);

    public static T? Read<T>(string? text) => text is null ? default : JsonSerializer.Deserialize<T>(text);
}
