namespace AxisOps.Fuzz.Targets;

/// <summary>What kind of text an answer is.</summary>
internal enum AnswerFamily
{
    Parameters,
    Definitions,
    Accounts,
    Sentences,
    Logs,
    Json,
    Rest,
    Soap,
    Xml,
}
