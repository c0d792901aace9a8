namespace AxisOps.Simulator.Profiles;

/// <summary>One error of a JSON API family: its own code and the message form.</summary>
internal sealed record ErrorText(int Code, string Message);
