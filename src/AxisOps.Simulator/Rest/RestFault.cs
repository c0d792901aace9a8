using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Rest;

/// <summary>Why a REST call was refused: a real status and a code of the family, or of the API from 100 on.</summary>
internal sealed record RestFault(int Status, int Code, string Message)
{
    public Reply Reply => RestReply.Error(this.Status, this.Code, this.Message);

    /// <summary>Code 5, as recorded: the value in JSON, what is wrong, where.</summary>
    public static RestFault Invalid(string name, string reason) =>
        Validation($"Trying to set '{name}' with invalid data: {reason}");

    public static RestFault Validation(string message) => new(400, 5, "Validation error: " + message);

    public static RestFault Missing(string what) => new(404, 2, "Item does not exist: " + what);

    public static RestFault Exists(string what) => new(409, 6, "Item already exists: " + what);

    /// <summary>Code 12 with the recorded beginning of its text.</summary>
    public static RestFault Body(string reason, int status = 400) => new(status, 12, "Invalid JSON body: " + reason);
}
