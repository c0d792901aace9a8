using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>
/// <c>curl --parallel</c> with a configuration file, which holds the credential and is readable for this account only.
/// <para>
/// Trust: <c>--cacert</c> with the device ID root, and the host name, which curl compares with the common name because the certificate has no name of another
/// kind. The common name holds the serial number, so that it is the same check as ours: the chain, and that it is the device that is meant. The names
/// are resolved by <c>--resolve</c>.
/// </para>
/// <para>
/// Order: curl starts transfers in the order of the file. Devices stand in blocks of several times the concurrency, each block request by request, so that the
/// connection of a device is free again when its next request starts; the journal of the simulator tells how many handshakes it really was.
/// </para>
/// </summary>
internal sealed class CurlPeer(string protocol) : FleetPeer
{
    /// <summary>What <c>--parallel-max</c> is bounded by.</summary>
    internal const int MostParallel = 300;

    private const int BlocksOfConcurrency = 3;

    private static readonly SearchValues<char> Special = SearchValues.Create("{}[]\"\\");

    internal override string? Missing(FleetPlan plan) =>
        Find("curl") is null ? "curl is not installed"
        : plan.IsSimple ? null
        : "curl would ask for a Digest challenge with every transfer, and cannot check pins of many devices; devices from 12.0 on only";

    internal override ProcessStartInfo Prepare(PeerJob job)
    {
        string path = job.WriteSecret("curl.conf", Configuration(job));
        return new ProcessStartInfo(Find("curl")!, ["--disable", "--config", path]);
    }

    internal override IReadOnlyList<WorkerResult> Judge(PeerJob job, string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int requests = job.Devices.Sum(device => job.Plan.Readings[device.Profile].Cold.Count);
        return lines.FirstOrDefault(line => line.StartsWith("000", StringComparison.Ordinal)) is { } bad
            ? throw new InvalidOperationException($"A transfer failed: {bad}")
            : lines.Length == requests ? [] : throw new InvalidOperationException($"{lines.Length} of {requests} transfers ended.");
    }

    private string Configuration(PeerJob job)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"parallel\nparallel-max = {Math.Min(job.Concurrency, MostParallel)}");
        text.AppendLine("no-progress-meter");
        foreach (PlannedDevice device in job.Devices)
        {
            // In the first section only: names of one transfer are kept for all.
            text.AppendLine(CultureInfo.InvariantCulture, $"resolve = \"{device.CommonName}:{device.HttpsPort}:{device.Address}\"");
        }

        bool isFirst = true;
        // Of one size, as a small last one would not leave the connections time enough.
        int blocks = Math.Max(1, job.Devices.Count / (BlocksOfConcurrency * job.Concurrency));
        foreach (PlannedDevice[] block in job.Devices.Chunk((job.Devices.Count + blocks - 1) / blocks))
        {
            int longest = block.Max(device => job.Plan.Readings[device.Profile].Cold.Count);
            for (int step = 0; step < longest; step++)
            {
                foreach (IGrouping<PlannedRequest, PlannedDevice> same in block
                    .Where(device => job.Plan.Readings[device.Profile].Cold.Count > step)
                    .GroupBy(device => job.Plan.Readings[device.Profile].Cold[step]))
                {
                    text.Append(isFirst ? string.Empty : "next\n");
                    isFirst = false;
                    Append(text, job, same.Key, [.. same]);
                }
            }
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, PeerJob job, PlannedRequest request, IReadOnlyList<PlannedDevice> devices)
    {
        // One address with all devices of the block: thousands of sections would cost curl more than the transfers.
        string names = string.Join(',', devices.Select(device => device.CommonName));
        text.AppendLine(CultureInfo.InvariantCulture, $"url = \"https://{{{names}}}:{devices[0].HttpsPort}{Checked(request.Path)}\"");
        text.AppendLine(CultureInfo.InvariantCulture, $"request = {request.Method}\n{protocol}\noutput = \"{(OperatingSystem.IsWindows() ? "NUL" : "/dev/null")}\"");
        text.AppendLine(CultureInfo.InvariantCulture, $"cacert = \"{Quoted(job.PathOf(FleetPlan.RootFile))}\"");
        text.AppendLine("write-out = \"%{http_code} %{errormsg}\\n\"");
        if (request.HasCredential)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"basic\nuser = \"{Quoted($"{job.Plan.UserName}:{job.Password}")}\"");
        }

        if (request.ContentType is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"header = \"Content-Type: {Quoted(request.ContentType)}\"\ndata-raw = \"{Quoted(request.Body)}\"");
        }
    }

    /// <summary>Brackets and braces in a path would be taken for lists.</summary>
    private static string Checked(string path) => path.AsSpan().ContainsAny(Special)
        ? throw new InvalidOperationException($"curl cannot be given {path}.")
        : path;

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
