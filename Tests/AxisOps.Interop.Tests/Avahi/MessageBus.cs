namespace AxisOps.Interop.Tests.Avahi;

/// <summary>The settings of a message bus of a test's own, over which avahi-browse asks its daemon.</summary>
internal static class MessageBus
{
    private const string Template = """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>system</type>
          <listen>unix:path=@folder@/bus</listen>
          <policy context="default">
            <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_type="method_call"/><allow receive_type="signal"/>
            <allow receive_type="method_return"/><allow receive_type="error"/><allow send_requested_reply="true"/>
          </policy>
        </busconfig>
        """;

    /// <summary>The settings of a bus whose socket is <c>bus</c> in the folder.</summary>
    public static string Settings(string folder) => Template.Replace("@folder@", folder, StringComparison.Ordinal);
}
