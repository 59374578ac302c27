using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Metadata;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>Who may call an endpoint that is no action of a case.</summary>
internal static class Roles
{
    public const string Worker = nameof(Role.Worker);
    public const string Client = nameof(Role.Client);
    public const string Support = nameof(Role.Support);
    public const string AccountManager = nameof(Role.AccountManager);
    public const string WorkerOrClient = Worker + "," + Client;
    public const string ClientOrSupport = Client + "," + Support;
    public const string WorkerOrSupport = Worker + "," + Support;
    public const string AccountManagerOrSupport = AccountManager + "," + Support;
    public const string OfCompany = ClientOrSupport + "," + AccountManager;

    /// <summary>Those who can have to do with an assignment. Whether they have to do with this one, the case decides.</summary>
    public const string Party = WorkerOrClient + "," + Support;

    /// <summary>Those who can have to do with an escalation.</summary>
    public const string OfEscalation = Party + "," + AccountManager;
}

/// <summary>
/// The endpoint performs an action of a case: whoever the action's row names may call it, and If-Match may name the assignment's version.
/// </summary>
/// <param name="actions">The action, or those of which the body says which one it is.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PerformsAttribute(params AssignmentAction[] actions) : Attribute, IAuthorizeData
{
    /// <summary>The actions.</summary>
    public ImmutableArray<AssignmentAction> Actions => [.. actions];

    /// <inheritdoc/>
    public string? Policy { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; }

    /// <inheritdoc/>
    public string? Roles { get; set; } = string.Join(',', actions.SelectMany(action => RuleBook.For(action).Roles).Distinct());
}

/// <summary>The body is JSON of this type.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute<T> : Attribute, IAcceptsMetadata, IBodyLimit
{
    /// <summary>Whether the body may be left out.</summary>
    public bool IsOptional { get; set; }

    /// <inheritdoc/>
    public int LargestBody { get; set; } = BodyReader.LargestJson;

    /// <inheritdoc/>
    public Type RequestType => typeof(T);

    /// <inheritdoc/>
    public IReadOnlyList<string> ContentTypes => ["application/json"];
}

/// <summary>The most bytes of a body that the pipeline reads.</summary>
internal interface IBodyLimit
{
    /// <summary>The most bytes.</summary>
    int LargestBody { get; }
}

/// <summary>The body is a form.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFormAttribute(FormBody form) : Attribute, IBodyLimit
{
    /// <summary>Which.</summary>
    public FormBody Form => form;

    /// <inheritdoc/>
    public int LargestBody { get; set; } = BodyReader.LargestJson;
}

/// <summary>A file comes as the body, which the endpoint reads itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFileAttribute(FileBody file) : Attribute
{
    /// <summary>How.</summary>
    public FileBody File => file;

    /// <summary>What the other parts of the form say: the members of this, save the file's name.</summary>
    public Type? Says { get; set; }
}

/// <summary>Success answers this status, without a JSON body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class AnswersAttribute(int status) : Attribute, IProducesResponseTypeMetadata
{
    /// <inheritdoc/>
    public int StatusCode => status;

    /// <inheritdoc/>
    public virtual Type? Type => null;

    /// <inheritdoc/>
    public virtual IEnumerable<string> ContentTypes => [];
}

/// <summary>Success answers JSON of this type.</summary>
public sealed class AnswersAttribute<T>(int status = StatusCodes.Status200OK) : AnswersAttribute(status)
{
    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <inheritdoc/>
    public override IEnumerable<string> ContentTypes => ["application/json"];
}

/// <summary>The answer may be a file, whole or in part.</summary>
/// <param name="mediaType">That of a file that is made of the case as it stands; null where it is a person's.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SendsFileAttribute(string? mediaType = null) : Attribute
{
    /// <summary>The media type of a file that is made of the case as it stands; null where it is a person's.</summary>
    public string? MediaType => mediaType;
}

/// <summary>A query parameter that the endpoint knows. Others are refused.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class QueryAttribute(string name, string meaning) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it means.</summary>
    public string Meaning => meaning;

    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired { get; set; }
}

/// <summary>Query parameters that several endpoints know.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class QueriesAttribute(params QueryAttribute[] query) : Attribute
{
    /// <summary>The parameters.</summary>
    public ImmutableArray<QueryAttribute> Query => [.. query];
}

/// <summary>The answer is a page of a list: <c>after</c> and <c>limit</c> say which.</summary>
public sealed class PagedAttribute() : QueriesAttribute(
    new("after", "The cursor `next` of the page before."),
    new("limit", $"How many items a page has: 1 to {Call.LargestPage}, {Call.DefaultPage} if left out."));

/// <summary>If-Match names the version of something else than the assignment, and has to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChecksVersionAttribute(IfMatchUse of) : Attribute
{
    /// <summary>Of what.</summary>
    public IfMatchUse Of => of;
}

/// <summary>
/// A value of the route is a secret. Telemetry and logs then have nothing of a path beyond what comes before the route's first value
/// (<see cref="Telemetry.SecretPaths"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HoldsSecretAttribute(string value) : Attribute
{
    /// <summary>The name of the value.</summary>
    public string Value => value;
}

/// <summary>The answer holds a secret or an address that opens something, so it is not compressed (BREACH).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersSecretAttribute : Attribute;

/// <summary>Unknown query parameters are left alone: mail programs and gateways add theirs to links.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnyQueryAttribute : Attribute;

/// <summary>Answers a browser, which is shown problems as pages, too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class ProblemsAsPagesAttribute : Attribute
{
    /// <summary>What every page needs before its function runs.</summary>
    public virtual Task Prepare(Call call) => Task.CompletedTask;

    /// <summary>The page of a problem.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="refused">What the rules say that refused it.</param>
    public abstract IResult Page(int status, ImmutableList<string> refused);
}

/// <summary>There on a developer's machine only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InDevelopmentAttribute : Attribute;

/// <summary>For the telephone provider alone: its signature of the call is the sign-in, which the endpoint verifies.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignedCallAttribute : Attribute;

/// <summary>Answers before storage is prepared, too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithoutStorageAttribute : Attribute;

/// <summary>How a file comes as the body of a request.</summary>
public enum FileBody
{
    /// <summary>As a part of <c>multipart/form-data</c>.</summary>
    Form,

    /// <summary>Its bytes are the body.</summary>
    Raw,
}

/// <summary>Forms that come as the body of a request.</summary>
public enum FormBody
{
    /// <summary>That of a page of ours.</summary>
    Page,

    /// <summary>That of a mail gateway, SendGrid's Inbound Parse, which the endpoint reads itself.</summary>
    Gateway,
}

/// <summary>What If-Match names.</summary>
public enum IfMatchUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The assignment's version; may be left out.</summary>
    Assignment,

    /// <summary>The visit's own version; has to be there.</summary>
    Visit,

    /// <summary>The version of what the address names, a profile or settings; has to be there.</summary>
    Own,
}
