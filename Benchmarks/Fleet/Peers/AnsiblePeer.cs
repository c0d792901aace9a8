using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>
/// A play of the <c>uri</c> module, with what makes Ansible fast: no facts, strategy <c>free</c>, pipelining, a given interpreter. Certificates are not checked, as
/// <c>uri</c> cannot leave out the name and keep the chain; each request is a connection of its own, as modules keep none.
/// </summary>
internal sealed class AnsiblePeer : FleetPeer
{
    internal override string? Missing(FleetPlan plan) =>
        Find("ansible-playbook") is null ? "ansible-playbook is not installed"
        : plan.IsSimple ? null
        : "uri would ask for a Digest challenge with every request; devices from 12.0 on only";

    internal override ProcessStartInfo Prepare(PeerJob job)
    {
        File.WriteAllText(job.PathOf("inventory.json"), JsonSerializer.Serialize(new
        {
            all = new
            {
                hosts = job.Devices.ToDictionary(
                    device => device.SerialNumber,
                    device => new { place = FormattableString.Invariant($"{device.Address}:{device.HttpsPort}"), profile = device.Profile }),
            },
        }));
        var start = new ProcessStartInfo(
            Find("ansible-playbook")!,
            [
                "--inventory", job.PathOf("inventory.json"), "--extra-vars", "@" + job.PathOf(FleetPlan.PlanFile),
                "--forks", job.Concurrency.ToString(CultureInfo.InvariantCulture), Repository.Beside("Fleet/Peers/ansible.yml"),
            ])
        {
            WorkingDirectory = job.Folder.FullName,
        };
        foreach ((string name, string value) in new[]
        {
            ("ANSIBLE_LOCAL_TEMP", job.PathOf("local")),
            ("ANSIBLE_REMOTE_TEMP", job.PathOf("remote")),
            ("ANSIBLE_PIPELINING", "True"),
            ("ANSIBLE_NOCOLOR", "1"),
            ("ANSIBLE_DISPLAY_OK_HOSTS", "False"),
            ("ANSIBLE_LOCALHOST_WARNING", "False"),
            ("ANSIBLE_RETRY_FILES_ENABLED", "False"),
        })
        {
            start.Environment[name] = value;
        }

        return start;
    }

    internal override IReadOnlyList<WorkerResult> Judge(PeerJob job, string output)
    {
        int good = output.Split('\n').Count(line => line.Contains(" ok=", StringComparison.Ordinal)
            && line.Contains("unreachable=0", StringComparison.Ordinal) && line.Contains("failed=0", StringComparison.Ordinal));
        return good == job.Devices.Count ? [] : throw new InvalidOperationException($"{good} of {job.Devices.Count} devices were read: {output}");
    }
}
