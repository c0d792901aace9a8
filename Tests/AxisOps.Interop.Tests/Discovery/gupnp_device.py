"""A UPnP root device on GUPnP: gupnp_device.py <4|6> <interface> <folder> publishes folder/description.xml until it is ended."""
import sys

import gi

gi.require_version("GUPnP", "1.6")
gi.require_version("GSSDP", "1.6")
from gi.repository import Gio, GLib, GSSDP, GUPnP

family = Gio.SocketFamily.IPV6 if sys.argv[1] == "6" else Gio.SocketFamily.IPV4
context = GUPnP.Context.new_full(sys.argv[2], Gio.InetAddress.new_any(family), 0, GSSDP.UDAVersion.VERSION_1_0)
device = GUPnP.RootDevice.new(context, "description.xml", sys.argv[3])
device.set_available(True)
print("ready", flush=True)
GLib.MainLoop().run()
