using System.Net;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The sentences of the account CGI in the frame of all its recorded answers, with their CRLF line ends.</summary>
internal static class AccountPage
{
    public const string BadName = "Error: account user name.";
    public const string BadPassword = "Error: invalid password.";
    public const string BadAction = "Error: action operation type.";
    public const string Duplicate = "Error: this user name already exists, consult the system log file.";
    public const string Failed = "Error: consult the system log file.";
    public const string RootByRoot = "The root account may only be modified by root.";
    public const string NotFirst = "Error: not a valid initial admin user.";

    /// <summary>The user is not one the action can be done to.</summary>
    public static string NotFor(string action) => $"Error: malformed action operation, {action}.";

    public static Reply Say(string sentence) => Reply.Text(
        "text/html",
        $"<html><head><title>User accounts</title></head><body bgcolor=#ffffff>{WebUtility.HtmlEncode(sentence)}\r\n</body>\r\n\r\n</html>\r\n");
}
