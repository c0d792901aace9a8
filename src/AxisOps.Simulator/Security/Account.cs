using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Security;

/// <summary>One account of a unit.</summary>
/// <param name="Name">The name.</param>
/// <param name="Password">The password.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Ptz">Whether it may also steer.</param>
/// <param name="Comment">What the administrator wrote beside it.</param>
internal sealed record Account(string Name, string Password, Role Role, bool Ptz = false, string Comment = "")
{
    public const string Root = "root";

    /// <summary>Gets the groups of an account as <c>usergroup.cgi</c> lists them: the primary one, then the others by name (recorded of root).</summary>
    public IEnumerable<string> Groups
    {
        get
        {
            yield return this.Name == Root ? Root : "users";
            if (this.Role >= Role.Administrator)
            {
                yield return "admin";
            }

            if (this.Role >= Role.Operator)
            {
                yield return "operator";
            }

            if (this.Ptz)
            {
                yield return "ptz";
            }

            yield return "viewer";
        }
    }
}
