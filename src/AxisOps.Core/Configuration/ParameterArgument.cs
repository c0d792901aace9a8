namespace AxisOps.Core.Configuration;

/// <summary>How a plan says which value one parameter is to have.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">The text; null for a secret, which is given again, and for a flag.</param>
/// <param name="Flag">True or false where that is meant; null for text.</param>
internal sealed record ParameterArgument(string Name, string? Value, bool? Flag);
