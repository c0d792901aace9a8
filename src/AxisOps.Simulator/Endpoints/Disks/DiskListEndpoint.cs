using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Disks;

/// <summary>The list of disks, all or some: the recording until somebody changes something, then the same form.</summary>
internal sealed class DiskListEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb != "GET")
        {
            return Task.FromResult(exchange.NotAllowed("GET"));
        }

        var body = endpoint.Answers["body"];
        var ids = exchange.Argument("diskid");
        var all = ids is null or "" or "all";
        if (all && exchange.Device.State.Peek<DiskBook>() is null)
        {
            return Task.FromResult(exchange.Render(body));
        }

        var wanted = (ids ?? string.Empty).Split(',');
        var disks = DiskBook.Of(exchange.Device).Value.Where(disk => all || wanted.Contains(disk.Id)).ToArray();
        var recorded = Encoding.Latin1.GetString(exchange.Render(body).Body.Span);
        var (start, end) = (recorded.IndexOf("<disks ", StringComparison.Ordinal), recorded.IndexOf("</disks>", StringComparison.Ordinal));
        var text = $"{recorded[..start]}<disks numberofdisks=\"{disks.Length}\" >{string.Concat(disks.Select(disk => "  " + disk.Element + "\n"))}{recorded[end..]}";
        return Task.FromResult(new Reply(200, body.ContentType, Encoding.Latin1.GetBytes(text)));
    }
}
