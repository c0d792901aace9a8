using System.Text;
using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>Says one character set and uses another.</summary>
/// <param name="said">The name in the content type.</param>
/// <param name="used">What the body is written in.</param>
internal sealed class CharsetFault(string said, Encoding used) : Fault
{
    public override Reply Alter(Reply reply) => reply with
    {
        ContentType = $"{(reply.ContentType ?? "text/plain").Split(';')[0]}; charset={said}",
        Body = Encoding.Convert(Encoding.UTF8, used, reply.Body.ToArray()),
    };
}
