using System.Text;
using AxisOps.Core.Http;

namespace AxisOps.Core.Tests.Vapix;

internal static class ReplyOf
{
    public static DeviceReply Json(string body, int status = 200) => new() { Status = status, ContentType = "application/json", Body = Encoding.UTF8.GetBytes(body) };

    public static DeviceReply Text(string body, int status = 200) => new() { Status = status, ContentType = "text/plain", Body = Encoding.UTF8.GetBytes(body) };

    public static DeviceReply Xml(string body, int status = 200) => new() { Status = status, ContentType = "text/xml", Body = Encoding.UTF8.GetBytes(body) };
}
