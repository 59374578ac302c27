using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;

namespace WorkMarket.Domain.Tests.Stories;

/// <summary>What people ask for, with the details that do not matter filled in.</summary>
internal static class Wishes
{
    public static Command Send(params Actor.Worker[] to) => new Send(to.Length == 0 ? new Audience.Open() : Named(to));

    public static Command Delete() => new DeleteDraft();

    public static Command Void(string? note = null) => new VoidAssignment(note);

    public static Command Manage(Actor.Client manager) => new ChangeProjectManager(manager.Id);

    public static Command ExternalId(string? externalId) => new SetExternalId(externalId);

    public static Command AskSupport(string text = "Nobody approves my work.") => new AskSupport(text);

    public static Command AskNext(
        Actor.Client? instead, EscalationStage stage = EscalationStage.ProjectManager, AskedBecause because = AskedBecause.Missing,
        string escalation = "e1") => new AskNext(new(escalation), stage, instead?.Id, because);

    public static Command Document(
        string upload, string name, DocumentAudience? audience = null, string? replaces = null) =>
        new AddDocument(
            audience, replaces is null ? null : new DocumentId(replaces),
            new(upload, $"files/{upload}/1", name, 1234, new string('a', 64)));

    public static Command RemoveDocument(string document) => new RemoveDocument(new(document));

    public static Command Apply(string? note = null, bool confirmed = false, int terms = 1) => new Apply(note, confirmed, terms);

    public static Command OfferAgain(
        Schedule? schedule = null, OfferedTo to = OfferedTo.SameAudience, PriceOffered price = PriceOffered.Original,
        params Actor.Worker[] including) =>
        new OfferAgain(to, schedule ?? Days("07-20 09:00", "07-20 17:00"), price, [.. including.Select(worker => worker.Id)]);

    public static Command Renew(string application = "a1", int terms = 2) => new RenewApplication(new(application), terms);

    public static Command Reoffer(params Actor.Worker[] to) => new ChangeAudience(to.Length == 0 ? new Audience.Open() : Named(to));

    public static Command Rewrite(BriefEdit to) => new Edit(to);

    public static Command Clarify(string text = "The printer is by the window.") => new Clarify(text);

    public static Command ProposeChange(BriefEdit to, string? reason = null) => new ProposeChange(to, reason);

    public static Command AcceptChange(string change = "c1") => new AcceptChange(new(change));

    public static Command DeclineChange(string change = "c1", string? reason = null) => new DeclineChange(new(change), reason);

    public static Command WithdrawChange(string change = "c1") => new WithdrawChange(new(change));

    public static Command Counter(
        Pricing? price = null, Money? expenses = null, Schedule? schedule = null, Instant? expires = null, string? note = null,
        bool confirmed = false, int terms = 1) =>
        new Counteroffer(new(price, expenses, schedule, expires), note, confirmed, terms);

    public static Command Withdraw(string application = "a1") => new WithdrawApplication(new(application));

    public static Command Decline(string application = "a1", string? reason = null) => new DeclineApplication(new(application), reason);

    public static Command DeclineOffer(string? reason = null) => new DeclineOffer(reason);

    public static Command Ask(string text = "Is there a ladder?") => new AskQuestion(text);

    public static Command Answer(string question = "q1", string text = "Yes, in the back.") => new AnswerQuestion(new(question), text);

    public static Command Accept(string application = "a1") => new AcceptApplication(new(application));

    public static Command Confirm() => new Confirm();

    public static Command CheckIn(Instant? at = null, string? note = null) => new CheckIn(at, note);

    public static Command CheckOut(Instant? at = null, string? visit = null, string? note = null) =>
        new CheckOut(visit is null ? null : new VisitId(visit), at, note);

    public static Command Edit(
        string visit, int version, Instant? checkIn = null, Instant? checkOut = null, string reason = "Wrong time",
        AskedBy? askedBy = null) =>
        new EditVisit(new(visit), version, checkIn, checkOut, reason, askedBy);

    public static Command Remove(string visit, int version, string reason = "Never happened", AskedBy? askedBy = null) =>
        new RemoveVisit(new(visit), version, reason, askedBy);

    public static Command Deliver(DeliverableType type, string upload, string? replaces = null) =>
        new Deliver(type, replaces is null ? null : new DeliverableId(replaces), File(upload));

    public static Command Found(string upload, Instant? at = null) =>
        new WithdrawFile(upload, "EICAR-Test-File", "the house scanner", at ?? At("06-01 09:00"));

    public static Command RemoveDeliverable(string deliverable) => new RemoveDeliverable(new(deliverable));

    public static Command Post(
        string text = "Hello", MessageKind kind = MessageKind.Message, bool isPrivate = false, MessageMark? marked = null,
        NamedChange? justifies = null) =>
        new PostMessage(kind, text, isPrivate, marked, justifies);

    /// <summary>A message of the worker's that is marked as an attempt.</summary>
    public static Command Attempt(string text = "When will you approve?") => Post(text, marked: MessageMark.Attempt);

    /// <summary>A message of the client's that is marked as a justification, of the latest change.</summary>
    public static Command Justify(string text = "The printer does not print.") => Post(text, marked: MessageMark.Justification);

    /// <summary>The justification of a change that is named.</summary>
    public static Command JustifyChange(JustifiableChange change, string? request = null, string text = "The printer does not print.") =>
        Post(text, marked: MessageMark.Justification, justifies: new(change, request is null ? null : new FundsRequestId(request)));

    public static Command Escalate(
        EscalationCause cause = EscalationCause.ApprovalOverdue, string statement = "Nobody approves.", params string[] attachments) =>
        new OpenEscalation(cause, statement, [.. attachments.Select(deliverable => new DeliverableId(deliverable))]);

    public static Command WithdrawEscalation(string? reason = null) => new WithdrawEscalation(reason);

    public static Command GiveUpdate(string text = "We are looking into it.", string? escalation = null) =>
        new GiveEscalationUpdate(text, escalation is null ? null : new EscalationId(escalation));

    public static Command Contact(string text = "They will approve tomorrow.", bool answered = true) =>
        new RecordEscalationContact(text, answered);

    public static Command Agree() => new AgreeOnEscalation();

    public static Command WithdrawAgreement() => new WithdrawAgreement();

    public static Command HandOff(string reason = "Neither gives way.") => new HandOffEscalation(reason);

    public static Command TakeToArbitration() => new TakeToArbitration();

    public static Command Claim() => new ClaimEscalation();

    public static Command ReleaseClaim() => new ReleaseEscalationClaim();

    public static Command NoteDown(string text = "Called twice.") => new NoteOnEscalation(text);

    public static Command RecordAttempt(Instant at, OutsideChannel through = OutsideChannel.Call, string text = "Nobody picked up.") =>
        new RecordAttempt(through, at, text);

    public static Command Complete(
        Money? finalValue = null, string resolution = "Done", string? explanation = null, decimal? hours = null, decimal? units = null) =>
        new Complete(resolution, finalValue, explanation, hours, units);

    public static Command RequestFunds(FundsKind kind, Money amount, string reason = "More cable", string? receipt = null) =>
        Domain.Funds.RequestFunds.For(new(kind, amount, null, reason, receipt is null ? null : File(receipt)));

    /// <summary>More hours or units.</summary>
    public static Command RequestMore(decimal quantity, string reason = "More to do") =>
        Domain.Funds.RequestFunds.For(new(FundsKind.BudgetIncrease, null, quantity, reason));

    public static Command AddFunds(FundsKind kind, Money amount, string reason = "Well done") =>
        new AddFunds(new(kind, amount, null, reason));

    public static Command AddMore(decimal quantity, string reason = "More to do") =>
        new AddFunds(new(FundsKind.BudgetIncrease, null, quantity, reason));

    public static Command ApproveFunds(string request = "f1") => new ApproveFunds(new(request));

    public static Command DeclineFunds(string request = "f1", string reason = "Not agreed") => new DeclineFunds(new(request), reason);

    public static Command WithdrawFunds(string request = "f1") => new WithdrawFunds(new(request));

    public static Command SendBack(string reason = "The photo is blurred") => new SendBack(reason);

    public static Command StandBy() => new StandBy();

    public static Command Approve(bool lapse = false) => new Approve(lapse);

    /// <summary>A lower amount for the lines that are named, in their order.</summary>
    public static Command Propose(params (int Line, decimal Amount)[] lines) =>
        new ProposeAmount([.. lines.Select(line => new ProposedLine(line.Line, Usd(line.Amount), "Half of it"))]);

    public static Command AcceptAmount(string proposal = "p1", bool lapse = false) => new AcceptAmount(new(proposal), lapse);

    public static Command DeclineAmount(string proposal = "p1", string? reason = null) => new DeclineAmount(new(proposal), reason);

    public static Command Pay(string? reference = null) => new Pay(reference);

    public static Command ConfirmPayment() => new ConfirmPayment();

    public static Command ReportPaid(string payment, decimal amount, string at = "06-20 10:00") =>
        new TakePayment(payment, Usd(amount), null, At(at));

    public static Command NotReceived(string? note = null) => new ReportNotReceived(note);

    public static Command Rate(Grade overall = Grade.Satisfied, string? comment = null) => new Rate(new(overall, Comment: comment));

    public static Command DisputeRating(string reason = "What was wrong?") => new DisputeRating(reason);

    public static Command ExplainRating(string explanation = "You were late.") => new ExplainRating(explanation);

    public static Command EscalateDispute(string explanation = "The gate was locked.") => new EscalateDispute(explanation);

    public static Command Review(
        ReviewDecision decision = ReviewDecision.Uphold, Rating? amended = null, string reasons = "The log shows it.") =>
            new ReviewRating(decision, amended, reasons);

    public static Command Report(
        ViolationCategory category = ViolationCategory.Conduct, Side? against = null, Actor.Worker? worker = null,
        string text = "It was so.",
        params string[] evidence) =>
        new ReportViolation(category, text, against, worker?.Id, [.. evidence.Select(deliverable => new DeliverableId(deliverable))]);

    public static Command Uphold(string violation = "n1", string reasons = "The log shows it.") =>
        new UpholdViolation(new(violation), reasons);

    public static Command Dismiss(string violation = "n1", string reasons = "The log shows another.", bool badFaith = false) =>
        new DismissViolation(new(violation), reasons, badFaith);

    public static Command Contest(string text = "I was there all day.") => new ContestAbandonment(text);

    public static Command Hold(string reason = "The shop is flooded", Instant? until = null) =>
        new Hold(reason, until ?? At("07-09 09:00"));

    public static Command ApproveHold() => new ApproveHold();

    public static Command DeclineHold(string? reason = null) => new DeclineHold(reason);

    public static Command WithdrawHold() => new WithdrawHold();

    public static Command Release(Schedule? schedule = null) => new Release(schedule);

    public static Command Reschedule(Schedule schedule, string? reason = null) => new RequestReschedule(schedule, reason);

    public static Command ApproveReschedule() => new ApproveReschedule();

    public static Command DeclineReschedule(string? reason = null) => new DeclineReschedule(reason);

    public static Command WithdrawReschedule() => new WithdrawReschedule();

    public static Command Elsewhere(Place place, string? reason = null, Money? travel = null) =>
        new RequestPlaceChange(place, reason, travel);

    public static Command ApprovePlaceChange() => new ApprovePlaceChange();

    public static Command DeclinePlaceChange(string? reason = null) => new DeclinePlaceChange(reason);

    public static Command WithdrawPlaceChange() => new WithdrawPlaceChange();

    public static Command ChangeAccess(string name = "Dana Fox", string? phone = "+13035550100", string? notes = "Ring at the back.") =>
        new ChangeAccess(new(new(new(name, phone, "dana@northwind.example"), notes), "salt"));

    public static Command Unassign(
        string reason = "Somebody else is nearer", Money? amount = null, CancellationReason? code = CancellationReason.Other,
        bool justified = false) => new Unassign(reason, code, amount ?? Usd(0m), justified);

    public static Command OfEnded(Command command, int engagement = 1) => new OnEngagement(engagement, command);

    public static Command CancelByWorker(string reason = "I am ill", string? overlaps = null) =>
        new CancelByWorker(reason, overlaps is null ? null : new AssignmentId(overlaps));

    public static Command ReportAbandonment(string reason = "She left at noon", Money? amount = null) =>
        new ReportAbandonment(reason, amount ?? Usd(0m));

    public static Command Cancel(
        CancellationReason reason = CancellationReason.WorkNotNeeded, Money? amount = null, string? clarification = null,
        bool justified = false) =>
        new Cancel(reason, amount, clarification, justified);

    public static Command RequestSubcontract(string subcontractor = "Bob Lee", string reason = "I am ill") =>
        new RequestSubcontract(subcontractor, reason);

    public static Command DecideSubcontract(bool granted, string subcontract = "s1", string? reason = null) =>
        new DecideSubcontract(new(subcontract), granted, reason);

    public static Schedule Days(string start, string end, string zone = "America/New_York") =>
        new(At(start, zone), At(end, zone), Zone(zone));

    public static DeliveredFile File(string upload) => new(upload, $"files/{upload}/1", $"{upload}.png", 1_234, new('a', 64));

    public static Audience Named(params Actor.Worker[] workers) => new Audience.Named([.. workers.Select(worker => worker.Id)]);

    public static Money Usd(decimal amount) => Money.From(amount, Currency.Usd);
}
