using System.Net;

namespace AxisOps.Simulator.Security;

/// <summary>
/// Password throttling of the parameters in <c>System.PreventDoSAttack</c>: so many failures of one client per page or site within
/// an interval make every request of it 403 for a while. There is no counter beyond that (measured on hardware).
/// </summary>
internal sealed class BruteForceGuard
{
    private readonly Dictionary<IPAddress, Client> clients = [];

    public bool IsBlocked(IPAddress client, DateTimeOffset now)
    {
        lock (this.clients)
        {
            return this.clients.TryGetValue(client, out var state) && now < state.BlockedUntil;
        }
    }

    /// <summary>Counts a failure; true when it is the one that blocks the client.</summary>
    public bool Fail(IPAddress client, string page, DateTimeOffset now, ThrottlingSettings settings)
    {
        lock (this.clients)
        {
            if (!this.clients.TryGetValue(client, out var state))
            {
                this.clients[client] = state = new Client();
            }

            var longest = TimeSpan.FromSeconds(Math.Max(settings.SiteInterval, settings.PageInterval));
            state.Failures.RemoveAll(failure => now - failure.Time > longest);
            state.Failures.Add((now, page));
            var site = state.Failures.Count(failure => now - failure.Time <= TimeSpan.FromSeconds(settings.SiteInterval));
            var same = state.Failures.Count(failure =>
                failure.Page == page && now - failure.Time <= TimeSpan.FromSeconds(settings.PageInterval));
            if (site < settings.SiteCount && same < settings.PageCount)
            {
                return false;
            }

            state.BlockedUntil = now + TimeSpan.FromSeconds(settings.BlockingPeriod);
            state.Failures.Clear();
            return true;
        }
    }

    private sealed class Client
    {
        public List<(DateTimeOffset Time, string Page)> Failures { get; } = [];

        public DateTimeOffset BlockedUntil { get; set; }
    }
}
