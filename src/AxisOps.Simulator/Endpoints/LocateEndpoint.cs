using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Find my device (API doc). How long it goes on without a duration is inferred.</summary>
internal sealed class LocateEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["find"] = Find,
    ["stop"] = Stop,
})
{
    private const int MaxSeconds = 3600;
    private const int SecondsByDefault = 60;

    private static Reply Find(JsonRequest request)
    {
        if (!request.Parameters.Read("duration", out int? seconds) || seconds is < 0 or > MaxSeconds)
        {
            return request.Error("invalidParameter");
        }

        var started = LocateSignal.Of(request.Device).TryStart(TimeSpan.FromSeconds(seconds ?? SecondsByDefault));
        return started ? request.Data() : request.Error("busy");
    }

    private static Reply Stop(JsonRequest request)
    {
        LocateSignal.Of(request.Device).Stop();
        return request.Data();
    }
}
