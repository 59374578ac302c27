using System.Globalization;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>Writing on an assignment (domain.md §3). What is posted never changes.</summary>
internal static class MessageRules
{
    public static Outcome Post(Assignment state, Command.PostMessage post, Actor by, Facts facts)
    {
        var refusals = Text.Required(post.Text, "text", facts.Policy);
        if (post.Private && by is not Actor.Client)
            refusals = refusals.Append(new Refusal.InvalidField("private", "privateForClients", "Only a client's people can post a message private to their company."));
        var id = new MessageId(string.Create(CultureInfo.InvariantCulture, $"m{state.Core.Messages + 1}"));
        return refusals.Or(new Event.MessagePosted(id, post.Kind, post.Text, post.Private));
    }
}
