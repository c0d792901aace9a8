using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace AxisOps.Core.Tests.Runs.Reports;

/// <summary>What the schemas of Ant's JUnit task, of Jenkins and of test tools have in common: whatever is valid here is valid there.</summary>
internal static class JUnitSchema
{
    private const string Text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:simpleType name="word"><xs:restriction base="xs:token"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="seconds"><xs:restriction base="xs:decimal"><xs:pattern value="[0-9]+(\.[0-9]+)?"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="moment"><xs:restriction base="xs:dateTime"><xs:pattern value="[^.Z+]{19}"/></xs:restriction></xs:simpleType>
          <xs:complexType name="trouble"><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="message" type="xs:string" use="required"/><xs:attribute name="type" type="word" use="required"/>
          </xs:extension></xs:simpleContent></xs:complexType>
          <xs:element name="testsuites"><xs:complexType><xs:sequence>
            <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
              <xs:sequence>
                <xs:element name="properties"><xs:complexType><xs:sequence>
                  <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
                    <xs:attribute name="name" type="word" use="required"/><xs:attribute name="value" type="xs:string" use="required"/>
                  </xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
                <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                  <xs:choice minOccurs="0">
                    <xs:element name="skipped"><xs:complexType><xs:attribute name="message" type="xs:string" use="required"/></xs:complexType></xs:element>
                    <xs:element name="error" type="trouble"/>
                    <xs:element name="failure" type="trouble"/>
                  </xs:choice>
                  <xs:attribute name="name" type="xs:token" use="required"/><xs:attribute name="classname" type="xs:token" use="required"/>
                  <xs:attribute name="time" type="seconds" use="required"/>
                </xs:complexType></xs:element>
                <xs:element name="system-out" type="xs:string"/>
                <xs:element name="system-err" type="xs:string"/>
              </xs:sequence>
              <xs:attribute name="id" type="xs:int" use="required"/><xs:attribute name="package" type="word" use="required"/>
              <xs:attribute name="name" type="word" use="required"/><xs:attribute name="timestamp" type="moment" use="required"/>
              <xs:attribute name="hostname" type="word" use="required"/><xs:attribute name="tests" type="xs:int" use="required"/>
              <xs:attribute name="failures" type="xs:int" use="required"/><xs:attribute name="errors" type="xs:int" use="required"/>
              <xs:attribute name="skipped" type="xs:int" use="required"/><xs:attribute name="time" type="seconds" use="required"/>
            </xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    public static IReadOnlyList<string> Problems(byte[] xml)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Text)));
        var problems = new List<string>();
        XDocument.Load(new MemoryStream(xml)).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        return problems;
    }
}
