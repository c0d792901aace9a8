using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Security;

/// <summary>
/// The subject alternative name of a device ID: a single otherName of type hardwareModuleName (RFC 4108 section 5) with the type
/// identifier and the 18-byte serial form of the recorded certificate.
/// </summary>
internal static class HardwareModuleName
{
    private const string HardwareModuleNameOid = "1.3.6.1.5.5.7.8.4";
    private const string HardwareTypeOid = "1.3.6.1.4.1.28137.637093.8.2";

    public static X509Extension Create(ReadOnlySpan<byte> hardwareSerial)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            writer.WriteObjectIdentifier(HardwareModuleNameOid);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(HardwareTypeOid);
                writer.WriteOctetString(hardwareSerial);
            }
        }

        return new X509Extension("2.5.29.17", writer.Encode(), critical: false);
    }
}
