using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Tests.Vapix.Envelopes;

/// <summary>What was read from an answer counts for the same answer and for no other.</summary>
public sealed class AnswerMemoryTests
{
    private static readonly ApiCall Call = new(new DeviceTarget("192.0.2.1", null, TargetOrigin.Typed), "test");

    private readonly AnswerMemory<string> memory = new();
    private int reads;

    [Fact]
    public void SameAnswer_IsReadOnce()
    {
        string first = Read(Reply("same"));
        Assert.Same(first, Read(Reply("same")));
        Assert.Equal(1, reads);
    }

    [Fact]
    public void AnswerThatDiffersInAnything_IsReadAnew()
    {
        Assert.Equal(["200 text/plain same", "201 text/plain same", "200 text/html same", "200 text/plain sane"],
            new[] { Reply("same"), Reply("same", status: 201), Reply("same", type: "text/html"), Reply("sane") }.Select(Read));
        Assert.Equal(4, reads);
    }

    [Fact]
    public void MoreAnswersThanItKeeps_AreAllReadRight()
    {
        for (int round = 0; round < 2; round++)
        {
            for (int number = 0; number < 100; number++)
            {
                Assert.Equal($"200 text/plain {number}", Read(Reply($"{number}")));
            }
        }
    }

    [Fact]
    public void LongAnswer_AndFailure_AreNotKept()
    {
        string text = new('x', 65 * 1024);
        Read(Reply(text));
        Read(Reply(text));
        Assert.Equal(2, reads);

        Assert.Throws<FormatException>(() => memory.Read(Reply("bad"), Call, (_, _) => throw new FormatException()));
        Assert.Equal("200 text/plain bad", Read(Reply("bad")));
    }

    private static DeviceReply Reply(string body, int status = 200, string type = "text/plain") =>
        new() { Status = status, ContentType = type, Body = Encoding.UTF8.GetBytes(body) };

    private string Read(DeviceReply answer) => memory.Read(answer, Call, (reply, _) =>
    {
        reads++;
        return $"{reply.Status} {reply.ContentType} {reply.Text()}";
    });
}
