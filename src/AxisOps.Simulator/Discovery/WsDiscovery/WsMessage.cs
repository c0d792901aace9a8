namespace AxisOps.Simulator.Discovery.WsDiscovery;

/// <summary>The head of a message.</summary>
/// <param name="Kind">The file it is written from: <c>probe-matches</c>, <c>resolve-matches</c>, <c>hello</c>, <c>bye</c>.</param>
/// <param name="MessageId">Its own identifier.</param>
/// <param name="RelatesTo">The identifier of what it answers; empty for announcements.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Instance">Rises with each start of the sender.</param>
/// <param name="Number">Rises with each message of the sender.</param>
/// <param name="MetadataVersion">Rises with each change of what the device says.</param>
internal sealed record WsMessage(string Kind, Guid MessageId, string RelatesTo, string To, long Instance, long Number, int MetadataVersion);
