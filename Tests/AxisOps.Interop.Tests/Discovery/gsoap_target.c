/* A target service of WS-Discovery on gSOAP: types, scopes and service address come as arguments. */
#include "wsddapi.h"

struct Namespace namespaces[] = {
    {"SOAP-ENV", "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/", NULL},
    {"SOAP-ENC", "http://www.w3.org/2003/05/soap-encoding", "http://schemas.xmlsoap.org/soap/encoding/", NULL},
    {"xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL, NULL},
    {"xsd", "http://www.w3.org/2001/XMLSchema", NULL, NULL},
    {"wsa", "http://schemas.xmlsoap.org/ws/2004/08/addressing", NULL, NULL},
    {"wsdd", "http://schemas.xmlsoap.org/ws/2005/04/discovery", NULL, NULL},
    {"dn", "http://www.onvif.org/ver10/network/wsdl", NULL, NULL},
    {"tds", "http://www.onvif.org/ver10/device/wsdl", NULL, NULL},
    {"wsdp", "http://schemas.xmlsoap.org/ws/2006/02/devprof", NULL, NULL},
    {"wprt", "http://schemas.microsoft.com/windows/2006/08/wdp/print", NULL, NULL},
    {NULL, NULL, NULL, NULL}};

static char **own;

soap_wsdd_mode wsdd_event_Probe(struct soap *soap, const char *id, const char *reply, const char *types, const char *scopes, const char *match, struct wsdd__ProbeMatchesType *matches)
{
    soap_wsdd_init_ProbeMatches(soap, matches);
    soap_wsdd_add_ProbeMatch(soap, matches, own[3], own[4], own[5], NULL, own[6], 1);
    return SOAP_WSDD_MANAGED;
}

void wsdd_event_Hello(struct soap *s, unsigned int i, const char *q, unsigned int n, const char *m, const char *r, const char *e, const char *t, const char *c, const char *b, const char *x, unsigned int v) {}
void wsdd_event_Bye(struct soap *s, unsigned int i, const char *q, unsigned int n, const char *m, const char *r, const char *e, const char *t, const char *c, const char *b, const char *x, unsigned int *v) {}
soap_wsdd_mode wsdd_event_Resolve(struct soap *s, const char *m, const char *r, const char *e, struct wsdd__ResolveMatchType *match) { return SOAP_WSDD_ADHOC; }
void wsdd_event_ResolveMatches(struct soap *s, unsigned int i, const char *q, unsigned int n, const char *m, const char *r, struct wsdd__ResolveMatchType *match) {}
void wsdd_event_ProbeMatches(struct soap *s, unsigned int i, const char *q, unsigned int n, const char *m, const char *r, struct wsdd__ProbeMatchesType *p) {}
int SOAP_ENV__Fault(struct soap *s, char *a, char *b, char *c, struct SOAP_ENV__Detail *d, struct SOAP_ENV__Code *e, struct SOAP_ENV__Reason *f, char *g, char *h, struct SOAP_ENV__Detail *i) { return SOAP_OK; }

/* target <4|6> <interface> <endpoint> <types> <scopes> <service address> */
int main(int argc, char **argv)
{
    struct soap *soap = soap_new1(SOAP_IO_UDP);
    int is6 = argv[1][0] == '6';
    own = argv;
    soap_register_plugin(soap, soap_wsa);
    soap->bind_flags = SO_REUSEADDR;
    if (!soap_valid_socket(soap_bind(soap, is6 ? "::" : "0.0.0.0", 3702, 100)))
    {
        soap_print_fault(soap, stderr);
        return 1;
    }
    if (is6)
    {
        struct ipv6_mreq group;
        inet_pton(AF_INET6, "ff02::c", &group.ipv6mr_multiaddr);
        group.ipv6mr_interface = if_nametoindex(argv[2]);
        if (setsockopt(soap->master, IPPROTO_IPV6, IPV6_JOIN_GROUP, &group, sizeof group))
            return 2;
    }
    else
    {
        struct ip_mreqn group = {{inet_addr("239.255.255.250")}, {INADDR_ANY}, (int)if_nametoindex(argv[2])};
        if (setsockopt(soap->master, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group))
            return 2;
    }
    fprintf(stderr, "ready\n");
    for (;;)
        soap_wsdd_listen(soap, 1);
}
