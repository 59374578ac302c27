using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Proposing other pay, expenses or another schedule (domain.md §2).</summary>
internal static class CounterofferRules
{
    public static IEnumerable<Refusal> MayCounter(Sent sent, Counteroffer? counter, Circumstances at) =>
    [
        .. sent.Brief.Settings.CounteroffersOff ? [new CounteroffersOff()] : Array.Empty<Refusal>(),
        .. ApplicationRules.IsThereRoom(sent, at),
        .. Eligibility.Unmet(sent.Brief, sent.Brief.Schedule, at),
        .. Contacts.OnBothSides(at.By.Person()!.Value, sent.Brief.ProjectManager, at.Facts.Contacts),
    ];

    public static Outcome Counter(Sent sent, Counteroffer counter, Circumstances at)
    {
        var (proposal, policy, now) = (counter.Proposal, at.Policy, at.Now);
        ImmutableList<Refusal> schedule = [.. proposal.Schedule is { } other ? Schedule(other, sent.Brief, policy, now) : []];
        IEnumerable<Refusal> refusals =
        [
            .. proposal is { Price: null, Expenses: null, Schedule: null } ? [new ProposalEmpty()] : Array.Empty<Refusal>(),
            .. Price(proposal, sent.Brief.Price, policy),
            .. schedule,
            .. Expiry(proposal, policy, now),
            .. Text.Optional(counter.Note, "note", policy.ApplicationNoteLength),
            .. schedule.IsEmpty && proposal.Schedule is not null ? Eligibility.Unmet(sent.Brief, proposal.Schedule, at) : [],
            .. RenewalRules.Unread(sent, counter.TermsVersion),
            .. Eligibility.Unconfirmed(counter.ConfirmCompanyScorecard, at.Facts),
        ];
        return refusals.Or(new Counteroffered(
            ApplicationRules.NextId(sent), at.By.Person()!.Value, counter.Note, proposal, TermsRead.LaterVersionOf(sent)));
    }

    /// <summary>What of a proposal does not go with the terms as they are now: its currency, its zone, its amounts together.</summary>
    public static IEnumerable<Refusal> Unfit(Proposal proposal, Brief brief, Policy policy) =>
        Price(proposal, brief.Price, policy).Concat(proposal.Schedule is { } schedule ? Zone(schedule, brief) : []);

    private static ImmutableList<Refusal> Price(Proposal proposal, Pricing asked, Policy policy)
    {
        ImmutableList<Refusal> refusals =
        [
            .. proposal.Price is { } price
                ? PricingRules.Price(price, "price", policy).AddRange(
                    PricingRules.SameCurrency(Money.Zero(price.Currency), asked.Currency, "price"))
                : [],
            .. proposal.Expenses is { } expenses
                ? PricingRules.Amount(expenses, "expenses", policy).AddRange(
                    PricingRules.SameCurrency(expenses, asked.Currency, "expenses"))
                : [],
        ];
        return refusals.IsEmpty && proposal.Expenses is { } besides
            && (proposal.Price ?? asked).Maximum.Amount + besides.Amount > policy.HighestPrice
            ? [new InvalidField("expenses", "amountTooHigh",
                $"Price and expenses together can be at most {Money.From(policy.HighestPrice, asked.Currency)}.")]
            : refusals;
    }

    private static IEnumerable<Refusal> Zone(Schedule proposed, Brief brief)
    {
        if (!proposed.Zone.Equals(brief.Schedule.Zone))
            yield return new InvalidField(
                "schedule.timeZone", "timeZoneFixed", $"The days of this assignment count in {brief.Schedule.Zone.Id}: propose a "
                    + "schedule in that zone.");
    }

    private static IEnumerable<Refusal> Schedule(Schedule proposed, Brief brief, Policy policy, Instant now)
    {
        foreach (var refusal in Zone(proposed, brief))
            yield return refusal;
        foreach (var refusal in ScheduleRules.Refusals(proposed, "schedule", policy, now).Concat(
            SettingsRules.Check(brief.Settings, proposed, policy)))
            yield return refusal;
        if (proposed.End > proposed.Start)
        {
            foreach (var refusal in ScheduleRules.Over(proposed, "schedule", now))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Expiry(Proposal proposal, Policy policy, Instant now)
    {
        if (proposal.Expires <= now)
            yield return new InvalidField("expires", "expiryPassed", "A counteroffer has to expire later than now.");
        if (proposal.Expires > now + policy.LongestCounteroffer)
            yield return new InvalidField(
                "expires", "expiryTooFarAhead", $"A counteroffer can stay open for at most {Wording.InWords(policy.LongestCounteroffer)}.");
    }
}
