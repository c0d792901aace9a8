using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Security;

/// <summary>Distinguished names with the string type and order of the recorded certificate: PrintableString throughout.</summary>
internal static class CertificateNames
{
    public static X500DistinguishedName Create(params (string Oid, string Value)[] attributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (oid, value) in attributes)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteCharacterString(UniversalTagNumber.PrintableString, value);
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }
}
