using AxisOps.Core.Http;

namespace AxisOps.Fuzz.Targets;

/// <summary>One reader of device answers.</summary>
/// <param name="Name">API and method.</param>
/// <param name="Family">What kind of text it reads.</param>
/// <param name="Read">The reader; throws nothing but a <see cref="DeviceException"/>.</param>
internal sealed record AnswerReader(string Name, AnswerFamily Family, Func<DeviceReply, object?> Read);
