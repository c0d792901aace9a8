namespace AxisOps.Core.Discovery.Files;

/// <summary>How a file is read.</summary>
internal enum FileKind
{
    Csv,
    Json,
    JsonLines,
    Text,
}
