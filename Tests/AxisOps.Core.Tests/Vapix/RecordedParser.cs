using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix.Envelopes;
using AxisOps.Fuzz.Targets;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Finds the parser of a recorded answer by what was asked, so that an added recording is parsed without a new test.</summary>
internal static class RecordedParser
{
    public static readonly ApiCall Call = AnswerReaders.Call;

    /// <summary>Gives the parser of an answer's body; null for a recording that is none, or that the tests of discovery read.</summary>
    public static Func<DeviceReply, object?>? For(RecordedAnswer answer) =>
        RecordedReaders.All.First(reader => reader.Takes(answer)) is { Read: { } read, Name: not ("certificate" or "headers") } ? read : null;
}
