/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

#include <string.h>

/* Every field that people fill in, its wrong values, and what each is answered: the error names the
 * field or repeats the value, and says why. A front end shows it as it is. */

#define TEXT_32        "12345678901234567890123456789012"
#define TEXT_80        "12345678901234567890123456789012345678901234567890123456789012345678901234567890"
#define NO_BREAK_SPACE "\xc2\xa0"
#define NO_WIDTH_SPACE "\xe2\x80\x8b"

typedef gboolean (*Validate) (const char *text, GError **error);

typedef struct
{
  const char *value;
  const char *said; /* a piece of the error; NULL: the value is right */
} Case;

typedef struct
{
  const char *name;
  Validate validate;
  Case cases[24];
} Field;

#define NORMALIZER(name)                                                                           \
  static gboolean check_##name (const char *text, GError **error)                                  \
  {                                                                                                \
    g_autofree char *normal = backbone_##name##_normalize (text, error);                           \
                                                                                                   \
    return normal != NULL;                                                                         \
  }

NORMALIZER (customer_number)
NORMALIZER (user_id)
NORMALIZER (local_user)
NORMALIZER (installation_number)
NORMALIZER (system_number)
NORMALIZER (sid)
NORMALIZER (setup_host)

static gboolean
check_port (const char *text, GError **error)
{
  guint port;

  return backbone_port_parse (text, &port, error);
}

static gboolean
check_status (const char *text, GError **error)
{
  guint status;

  return backbone_http_status_parse (text, &status, error);
}

static gboolean
check_time_limit (const char *text, GError **error)
{
  guint seconds;

  return backbone_time_limit_parse (text, &seconds, error);
}

static gboolean
check_date (const char *text, GError **error)
{
  return backbone_date_parse (text, error) != 0;
}

static gboolean
check_release (const char *text, GError **error)
{
  BackboneRelease release;

  return backbone_release_parse (text, &release, error);
}

static gboolean
check_evidence (const char *text, GError **error)
{
  g_autofree char *note = backbone_setup_note_normalize (text, "Say where it can be seen", error);

  return note != NULL;
}

static const Field fields[] = {
  { "customer-number",
    check_customer_number,
    { { "1105772", NULL },
      { "", "The customer number is empty" },
      { " \t ", "The customer number is empty" },
      { "12a", "Customer number “12a”: it may hold digits only" },
      { "-1", "“-1”: it may hold digits only" },
      { "1 2", "“1 2”: it may hold digits only" },
      { "1.105.772", "“1.105.772”: it may hold digits only" },
      { "1,1E6", "digits only" },
      { "\xd9\xa1\xd9\xa2", "digits only" }, /* Arabic digits */
      { NO_BREAK_SPACE "12", "digits only" },
      { "S0018132425", "“S0018132425”: it may hold digits only" },
      { "12345678901", "“12345678901”: it has 11 digits; at most 10 are allowed" },
      { "0000000000", "Customer number “0000000000”: it is zero" },
      { "\xff", "digits only" } } },
  { "description",
    backbone_description_validate,
    { { "Möbelhaus Süd; \"Nord\"", NULL },
      { TEXT_80, NULL },
      { "", "The description is empty" },
      { "   ", "The description is empty" },
      { NO_BREAK_SPACE NO_WIDTH_SPACE " ", "The description is empty" },
      { TEXT_80 "1", "Description: it has 81 characters; at most 80 are allowed" },
      { "a\nb", "Description: it holds a control character" },
      { "a\tb", "Description: it holds a control character" },
      { "a\x1b[31m", "Description: it holds a control character" },
      { "\xc2\x85", "Description: it holds a control character" },
      { "\xff", "Description: it is not valid text" } } },
  { "user-id", /* technical users and S-Users */
    check_user_id,
    { { "S0018132425", NULL },
      { "18132425", NULL },
      { "", "User ID “”: it must be an S and up to 10 digits" },
      { "S", "User ID “S”: it must be an S" },
      { "S0", "User ID “S0”" },
      { "SS1", "User ID “SS1”" },
      { "S00181324250", "User ID “S00181324250”" },
      { "FRN_BTC_SMP", "User ID “FRN_BTC_SMP”" },
      { "S 1", "User ID “S 1”" },
      { "S-1", "User ID “S-1”" },
      { "P0018132425", "User ID “P0018132425”" },
      { "S1\xff", "such as S0018132425" } } },
  { "tag",
    backbone_tag_validate,
    { { "Nord Süd", NULL },
      { TEXT_32, NULL },
      { "", "Tag “”: it must not be empty" },
      { " north", "Tag “ north”: it must not be empty, begin or end with a blank" },
      { "north ", "Tag “north ”: it must not be empty, begin or end with a blank" },
      { NO_BREAK_SPACE, "begin or end with a blank" },
      { "north" NO_WIDTH_SPACE, "begin or end with a blank" },
      { "a,b", "Tag “a,b”: it must not be empty, begin or end with a blank or hold a comma" },
      { "a\nb", "Tag: it holds a control character" },
      { TEXT_32 "3", "Tag: it has 33 characters; at most 32 are allowed" },
      { "\xff", "Tag: it is not valid text" } } },
  { "note",
    backbone_note_validate,
    { { "", NULL },
      { "Ask Ms. Kim\n\tcall first\r\n", NULL },
      { "a\x1b[31m", "Note: it holds a control character" },
      { "a\x7f", "Note: it holds a control character" },
      { "\xff", "Note: it is not valid text" } } },
  { "destination",
    backbone_destination_validate,
    { { TEXT_32, NULL },
      { "", "The destination name is empty" },
      { "SAP-SUPPORT_NOTE_DOWNLOAD_0001105772", "it has 36 characters; at most 32 are allowed" },
      { TEXT_32 "3", "Destination name: it has 33 characters; at most 32 are allowed" },
      { "A B", "Destination name “A B”: blanks, quotes and semicolons are not allowed" },
      { "A" NO_BREAK_SPACE, "blanks, quotes and semicolons are not allowed" },
      { "A;B", "“A;B”: blanks" },
      { "A\"B", "“A\"B”: blanks" },
      { "A\tB", "Destination name: it holds a control character" },
      { "\xff", "Destination name: it is not valid text" } } },
  { "host",
    backbone_host_validate,
    { { "apps.support.sap.com", NULL },
      { "192.0.2.1", NULL },
      { "2001:db8::1", NULL },
      { "3com.example", NULL },
      { "1.example", NULL },
      { "", "“” is not a host name" },
      { "a..b", "“a..b” is not a host name" },
      { "-a", "“-a” is not a host name" },
      { "a b", "“a b” is not a host name" },
      { "a" NO_BREAK_SPACE "b", "is not a host name" },
      { "https://a", "“https://a” is not a host name" },
      { "a/b", "“a/b” is not a host name" },
      { "a:1", "“a:1” is not a host name" },
      { "[::1]", "“[::1]” is not a host name" },
      { "u@a", "“u@a” is not a host name" },
      { "*.example", "“*.example” is not a host name" },
      { "300.1.1.1", "“300.1.1.1” is not a host name" },
      { "192.0.2", "“192.0.2” is not a host name" },
      { "192.0.2.1.", "“192.0.2.1.” is not a host name" },
      { "8080", "“8080” is not a host name" },
      { "\xff", "is not a host name" } } },
  { "port",
    check_port,
    { { "443", NULL },
      { "", "Port “”: it must be a number from 1 to 65535" },
      { "0", "Port “0”: it must be a number from 1 to 65535" },
      { "65536", "Port “65536”" },
      { "-1", "Port “-1”" },
      { " 443", "Port “ 443”" },
      { "443 ", "Port “443 ”" },
      { "0x1bb", "Port “0x1bb”" },
      { "443.0", "Port “443.0”" },
      { "https", "Port “https”" },
      { "18446744073709551617", "Port “18446744073709551617”" },
      { "\xff", "from 1 to 65535" } } },
  { "path-prefix",
    backbone_path_prefix_validate,
    { { "", NULL },
      { "/parcel/", NULL },
      { "parcel", "Path “parcel”: it must begin with /" },
      { "/a?b=c", "Path prefix “/a?b=c”: it must not hold a question mark" },
      { "https://a/", "Path “https://a/”: it must begin with /" } } },
  { "test-path",
    backbone_path_validate,
    { { "", NULL },
      { "/a?b=c%20d", NULL },
      { "a", "Path “a”: it must begin with / and hold no blanks" },
      { "/a b", "Path “/a b”: it must begin with / and hold no blanks" },
      { "/a#b", "Path “/a#b”" },
      { "/a\\b", "Path “/a\\b”" },
      { "/ä", "other special characters are written as %XX" },
      { "/a%", "Path “/a%”" },
      { "/a%2", "Path “/a%2”" },
      { "/a%zz", "Path “/a%zz”" },
      { "/a\r\nHost: x", "Path: it holds a control character" },
      { "/\xff", "Path: it is not valid text" } } },
  { "good-status",
    check_status,
    { { "200", NULL },
      { "", "HTTP status “”: it must be a number from 100 to 599" },
      { "99", "HTTP status “99”" },
      { "600", "HTTP status “600”" },
      { "-200", "HTTP status “-200”" },
      { "2xx", "HTTP status “2xx”" },
      { "\xff", "from 100 to 599" } } },
  { "time-limit",
    check_time_limit,
    { { "1", NULL },
      { "100", NULL },
      { "", "Time limit “”: it must be a number of seconds from 1 to 100" },
      { "0", "Time limit “0”" },
      { "101", "Time limit “101”" },
      { "-1", "Time limit “-1”" },
      { "1.5", "Time limit “1.5”" },
      { "5s", "Time limit “5s”" },
      { "\xff", "from 1 to 100" } } },
  { "channel-proxy",
    backbone_channel_proxy_validate,
    { { "direct", NULL },
      { "http://proxy.example:8080", NULL },
      { "", "The proxy of a channel must be inherit, direct or http://HOST:PORT" },
      { "system", "The proxy of a channel must be" },
      { "proxy.example:8080", "The proxy of a channel must be" },
      { "http://proxy.example", "The proxy of a channel must be" },
      { "http://proxy.example:0", "The proxy of a channel must be" },
      { "http://proxy.example:65536", "The proxy of a channel must be" },
      { "https://proxy.example:8080", "The proxy of a channel must be" },
      { "socks5://proxy.example:1080", "The proxy of a channel must be" },
      { "http://u:secret@proxy.example:8080", "without a user" },
      { "http://proxy.example:8080/a", "The proxy of a channel must be" },
      { "http://-a:8080", "“-a” is not a host name" },
      { "http://:8080", "“” is not a host name" },
      { "\xff", "The proxy of a channel must be" } } },
  { "proxy-user",
    backbone_proxy_user_validate,
    { { "DOMAIN\\frun", NULL },
      { "", "Proxy user “”: it must not be empty" },
      { "frun:secret", "it must not be empty nor hold a colon" },
      { "a\r\nb", "Proxy user: it holds a control character" },
      { "\xff", "Proxy user: it is not valid text" } } },
  { "proxy-exclusion",
    backbone_proxy_exclusion_validate,
    { { "*.example.com", NULL },
      { "10.0.0.0/8", NULL },
      { "host.example:8443", NULL },
      { "2001:db8::/32", NULL },
      { "", "Proxy exclusion “”: it must be a host name, *.domain, an address or a network" },
      { "a b", "Proxy exclusion “a b”" },
      { "a;b", "Proxy exclusion “a;b”" },
      { "10.0.0.0/33", "Proxy exclusion “10.0.0.0/33”" },
      { "10.0.0.300", "Proxy exclusion “10.0.0.300”" },
      { "10.0.*", "Proxy exclusion “10.0.*”" },
      { "a:0", "Proxy exclusion “a:0”" },
      { "*.", "Proxy exclusion “*.”" },
      { "https://a", "Proxy exclusion “https://a”" },
      { "\xff", "Proxy exclusion" } } },
  { "expiry",
    check_date,
    { { "2028-02-29", NULL },
      { "2027-01-01T12:00:00Z", NULL },
      { "", "“” is not a date: write it as YYYY-MM-DD" },
      { "2027-02-29", "“2027-02-29” is not a date" },
      { "2027-13-01", "“2027-13-01” is not a date" },
      { "2027-00-01", "“2027-00-01” is not a date" },
      { "01.02.2027", "“01.02.2027” is not a date" },
      { "02/01/2027", "“02/01/2027” is not a date" },
      { "20270201", "“20270201” is not a date" },
      { "0000-00-00", "“0000-00-00” is not a date" },
      { "1969-12-31", "“1969-12-31” is not a date" },
      { "soon", "“soon” is not a date" },
      { "\xff", "is not a date" } } },
  { "authorisation",
    backbone_object_id_validate,
    { { "SWDOWNLOAD", NULL },
      { "", "Authorisation “”: it must be an ObjectId, such as SWDOWNLOAD" },
      { "Software Download", "Authorisation “Software Download”" },
      { "SWDOWNLOAD;x", "Authorisation “SWDOWNLOAD;x”" },
      { "BERECHTIGUNG_MIT_MEHR_ALS_VIERZIG_ZEICHEN", "at most 40 letters" },
      { "Ä", "Authorisation “Ä”" },
      { "a\nb", "it must be an ObjectId" },
      { "\xff", "it must be an ObjectId" } } },
  { "local-user",
    check_local_user,
    { { "frn_btc_smp", NULL },
      { "", "The name of the local user is empty" },
      { "  ", "The name of the local user is empty" },
      { "THIRTEEN_CHAR", "Local user: it has 13 characters; at most 12 are allowed" },
      { "straße_zwölf", "Local user: it has 13 characters" }, /* in upper case */
      { "A B", "Local user “A B”: blanks, quotes and the characters ; | , * are not allowed" },
      { "A" NO_BREAK_SPACE "B", "blanks, quotes" },
      { "A;B", "Local user “A;B”" },
      { "A|B", "Local user “A|B”" },
      { "A*", "Local user “A*”" },
      { "A\tB", "Local user: it holds a control character" },
      { "\xff", "Local user: it is not valid text" } } },
  { "password",
    backbone_password_validate,
    { { " a ", NULL },
      { "", "The password is empty" },
      { "secret\nsecret", "Password: it holds a control character" },
      { "secret\xff", "Password: it is not valid text" } } },
  { "passphrase",
    backbone_passphrase_validate,
    { { "twelve chars", NULL },
      { "", "The passphrase is too short: it needs 12 characters or more" },
      { "secret", "The passphrase is too short" },
      { "secret\nsecret", "Passphrase: it holds a control character" },
      { "secret\xff", "Passphrase: it is not valid text" } } },
  { "installation-number",
    check_installation_number,
    { { "20104711", NULL },
      { "", "Installation number “”: it must have 1 to 10 digits" },
      { "12345678901", "Installation number “12345678901”: it must have 1 to 10 digits" },
      { "2010x", "Installation number “2010x”" },
      { "0", "Installation number “0”: it is zero" },
      { "\xff", "Installation number" } } },
  { "system-number",
    check_system_number,
    { { "310471101", NULL },
      { "", "System number “”: it must have 1 to 18 digits" },
      { "1234567890123456789", "System number “1234567890123456789”" },
      { "000", "System number “000”: it is zero" },
      { "\xff", "System number" } } },
  { "sid",
    check_sid,
    { { "nw1", NULL },
      { "", "SID “”: it must be three letters or digits, the first a letter" },
      { "1AB", "SID “1AB”" },
      { "ABCD", "SID “ABCD”" },
      { "A-B", "SID “A-B”" },
      { "\xff", "SID" } } },
  { "release",
    check_release,
    { { "2.0 SP03", NULL },
      { "", "“” is no release: it must be like 2.0 SP03" },
      { "two", "“two” is no release" },
      { "SP03", "“SP03” is no release" },
      { "2.", "“2.” is no release" },
      { "2.0.1", "“2.0.1” is no release" },
      { "2,0", "“2,0” is no release" },
      { "0", "“0” is no release" },
      { "0.9 SP01", "“0.9 SP01” is no release" },
      { "99999999999", "“99999999999” is no release" },
      { "2.0 \xff", "is no release" } } },
  { "installation-address",
    check_setup_host,
    { { "https://frun.example.com:44300/", NULL },
      { "https://[2001:db8::1]:44300", NULL },
      { "", "not the address of an installation: it must be like https://frun.example.com:44300" },
      { "frun", "not the address of an installation" },
      { "https://", "not the address of an installation" },
      { "https:/frun.example.com", "not the address of an installation" },
      { "https://a..b", "not the address of an installation" },
      { "https://-frun", "not the address of an installation" },
      { "https://300.1.1.1", "not the address of an installation" },
      { "https://frun:0", "not the address of an installation" },
      { "https://frun:65536", "not the address of an installation" },
      { "https://frun example", "not the address of an installation" },
      { "https://me:secret@frun.example.com", "without a user" },
      { "https://frun.example.com/sap", "not the address of an installation" },
      { "https://frun.example.com?x=1", "not the address of an installation" },
      { "https://frun.example.com#x", "not the address of an installation" },
      { "ftp://frun.example.com", "not the address of an installation" },
      { "javascript:alert(1)", "not the address of an installation" },
      { "https://\xff", "not the address of an installation" } } },
  { "evidence",
    check_evidence,
    { { " Seen in SM59 ", NULL }, { "", "Say where it can be seen" }, { " \n ", "Say where" } } },
};

static void
test_field (gconstpointer data)
{
  const Field *field = data;

  for (const Case *one = field->cases; one->value != NULL; one++)
    {
      g_autoptr (GError) error = NULL;
      gboolean valid = field->validate (one->value, &error);

      if (valid != (one->said == NULL))
        g_error ("%s “%s” is %s", field->name, one->value, valid ? "taken" : error->message);
      if (valid)
        continue;

      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strstr (error->message, "secret@"));
      if (g_str_has_prefix (field->name, "pass"))
        g_assert_null (strstr (error->message, "secret"));
      if (strstr (error->message, one->said) == NULL)
        g_error ("%s: “%s” does not say “%s”", field->name, error->message, one->said);
    }
}

/* Characters count, not bytes, and one too many is said with its number. */
static void
test_lengths (void)
{
  static const struct
  {
    Validate validate;
    guint max;
    const char *first;
    const char *character;
  } cases[] = {
    { backbone_description_validate, BACKBONE_DESCRIPTION_MAX_LENGTH, "", "ü" },
    { backbone_note_validate, BACKBONE_NOTE_MAX_LENGTH, "", "ü" },
    { backbone_password_validate, BACKBONE_PASSWORD_MAX_LENGTH, "", "Ω" },
    { backbone_passphrase_validate, BACKBONE_PASSWORD_MAX_LENGTH, "", "Ω" },
    { backbone_proxy_user_validate, 255, "", "ö" },
    { backbone_destination_validate, BACKBONE_DESTINATION_MAX_LENGTH, "", "Ä" },
    { backbone_path_validate, 1024, "/", "a" },
    { backbone_path_prefix_validate, 1024, "/", "a" },
    { check_local_user, BACKBONE_LOCAL_USER_MAX_LENGTH, "", "Ä" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].first);
      g_autofree char *said = g_strdup_printf ("it has %u characters; at most %u are allowed",
                                               cases[i].max + 1, cases[i].max);
      g_autoptr (GError) error = NULL;

      while (g_utf8_strlen (text->str, -1) < cases[i].max)
        g_string_append (text, cases[i].character);
      g_assert_true (cases[i].validate (text->str, &error));
      g_assert_no_error (error);
      g_string_append (text, cases[i].character);
      g_assert_false (cases[i].validate (text->str, &error));
      if (strstr (error->message, said) == NULL)
        g_error ("“%s” does not say “%s”", error->message, said);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *path = g_strconcat ("/field-errors/", fields[i].name, NULL);

      g_test_add_data_func (path, &fields[i], test_field);
    }
  g_test_add_func ("/field-errors/lengths", test_lengths);

  return g_test_run ();
}
