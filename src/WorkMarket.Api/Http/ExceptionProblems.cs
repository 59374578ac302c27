using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging;
using WorkMarket.Application.Storage;

namespace WorkMarket.Api.Http;

/// <summary>
/// Answers exceptions as problems. What is a fault of ours is logged as an error, what time mends as a warning, and what the caller did not
/// at all.
/// </summary>
internal sealed class ExceptionProblems(ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await ToProblem(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private IResult ToProblem(HttpContext http, Exception failure)
    {
        var endpoint = Pipeline.Endpoint(http).Name;
        switch (failure)
        {
            case BadRequestException wrong:
                return Problems.FromBadRequest(wrong);
            case BadHttpRequestException wrong:
                return Problems.Create(wrong.StatusCode, "invalidRequest", wrong.Message);
            case BusyException busy:
                return Problems.Busy("busy", busy.Message);
            case StorageUnavailableException:
                log.LogWarning(failure, "Storage does not answer; {Endpoint} is refused for now.", endpoint);
                return Problems.Unavailable("storageUnavailable", "Storage does not answer. Try again with the same Idempotency-Key.");
            case CallerGoneException:
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                return Problems.CallerGone();
            default:
                log.LogError(failure, "{Endpoint} failed.", endpoint);
                return Problems.Create(
                    StatusCodes.Status500InternalServerError, "failed",
                    $"Something failed on our side; it is logged under {http.TraceIdentifier}.");
        }
    }
}
