using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Payables;

/// <summary>Statements of a month over HTTP (domain.md §11).</summary>
public sealed class StatementFunctions(StatementDesk desk, CachedDirectory directory, PrintStatement print)
{
    [Function("MakeStatement"), Authorize(Roles = Roles.WorkerOrClient), Takes<StatementRequest>, Answers<StatementView>]
    [EndpointSummary("Makes the statement of a month that is over, once; asked again it is the same.")]
    public async Task<IResult> Make([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payables/statements")] Call call)
    {
        var (statement, refusals) = await desk.Make(call.By, call.Body<StatementRequest>().Month, call.Cancellation);
        return statement is null ? Problems.FromRefusals(refusals) : Answers.Json(StatementView.FromStatement(statement));
    }

    [Function("ListStatements"), Authorize(Roles = Roles.WorkerOrClient), Answers<StatementListView>]
    [EndpointSummary("Lists the statements that were made, the latest month first, and the zone in which months are counted.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payables/statements")] Call call) =>
        Answers.Json(new StatementListView(
            await desk.Zone(call.By, call.Cancellation),
            (await desk.All(call.By, call.Cancellation)).ConvertAll(StatementView.FromStatement)));

    [Function("SetStatementZone"), Authorize(Roles = Roles.WorkerOrClient), Takes<StatementZoneRequest>, Answers<StatementZoneRequest>]
    [EndpointSummary("Sets the zone in which the company's or the worker's months are counted.")]
    public async Task<IResult> Zone([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/payables/zone")] Call call)
    {
        var wanted = call.Body<StatementZoneRequest>();
        await desk.SetZone(call.By, wanted.TimeZone, call.Cancellation);
        return Answers.Json(wanted);
    }

    [Function("GetStatementPdf"), Authorize(Roles = Roles.WorkerOrClient), SendsFile("application/pdf")]
    [EndpointSummary("Sends a statement that was made as a document for a person.")]
    public async Task<IResult> Pdf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payables/statements/{month}/statement.pdf")] Call call)
    {
        if (await desk.Find(call.By, call.Route("month"), call.Cancellation) is not { } made)
            return Problems.NotFound();
        var content = new MemoryStream();
        await print(made, await Owner(call.By, call.Cancellation), content, call.Cancellation);
        return File(call, made, content.ToArray(), "pdf");
    }

    [Function("GetStatementCsv"), Authorize(Roles = Roles.WorkerOrClient), SendsFile("text/csv")]
    [EndpointSummary("Sends a statement that was made for a spreadsheet, by RFC 4180: one line an item of every total, safe against "
        + "formulas.")]
    public async Task<IResult> Csv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payables/statements/{month}/statement.csv")] Call call) =>
        await desk.Find(call.By, call.Route("month"), call.Cancellation) is { } made
            ? File(call, made, StatementCsv.Write(made), "csv")
            : Problems.NotFound();

    private static IResult File(Call call, MadeStatement made, byte[] content, string extension) => Results.Bytes(
        content, call.Endpoint.Find<SendsFileAttribute>()!.MediaType, $"statement-{made.Statement.Month}.{extension}",
        enableRangeProcessing: true, made.Statement.MadeAt.ToDateTimeOffset(),
        new(string.Create(CultureInfo.InvariantCulture, $"\"{made.Statement.Number}-{extension}\"")));

    private async Task<string> Owner(Actor by, CancellationToken cancellation) => by is Actor.Client client
        ? (await directory.FindCompany(client.Company, cancellation))?.Name ?? client.Company.Value
        : (await directory.FindPerson(by.Person()!.Value, cancellation))?.Name ?? by.Person()!.Value.Value;
}

/// <summary>Which statement is to be made.</summary>
/// <param name="Month">A month that is over, as in 2026-11.</param>
public sealed record StatementRequest(string Month);

/// <summary>The zone in which months are counted.</summary>
/// <param name="TimeZone">The zone.</param>
public sealed record StatementZoneRequest(DateTimeZone TimeZone);

/// <summary>A statement that was made.</summary>
/// <param name="Month">The month.</param>
/// <param name="Number">Its number among those of its owner, from 1.</param>
/// <param name="MadeAt">When it was made: what changes later is a line of a later one.</param>
/// <param name="TimeZone">The zone in which the month was counted.</param>
public sealed record StatementView(string Month, int Number, Instant MadeAt, DateTimeZone TimeZone)
{
    internal static StatementView FromStatement(Statement statement) =>
        new(statement.Month, statement.Number, statement.MadeAt, statement.Zone);
}

/// <summary>The statements that were made.</summary>
/// <param name="TimeZone">The zone in which months are counted from now on.</param>
/// <param name="Statements">The latest month first.</param>
public sealed record StatementListView(DateTimeZone TimeZone, ImmutableList<StatementView> Statements);
