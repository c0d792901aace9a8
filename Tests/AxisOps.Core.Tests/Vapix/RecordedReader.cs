using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Says which reader a recorded answer goes to.</summary>
/// <param name="Name">The reader.</param>
/// <param name="Takes">Whether an answer is its own, by what was asked.</param>
/// <param name="Read">The reader; null for answers that other tests read.</param>
internal sealed record RecordedReader(string Name, Func<RecordedAnswer, bool> Takes, Func<DeviceReply, object?>? Read);
