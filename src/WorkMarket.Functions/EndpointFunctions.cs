using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions;

/// <summary>
/// Functions over HTTP. Each is named like its entry in the endpoint table and carries the call there. All let everybody in: who may
/// call, the entry says.
/// </summary>
public abstract class EndpointFunctions(Invoker invoker)
{
    /// <summary>Carries a call to the entry named like the calling function.</summary>
    protected Task<IResult> Invoke(HttpRequest request, [CallerMemberName] string function = "")
    {
        ArgumentNullException.ThrowIfNull(request);
        return invoker.Invoke(EndpointTable.Named(function), request.HttpContext);
    }
}
