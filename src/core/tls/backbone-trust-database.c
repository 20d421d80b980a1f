/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trust-database-private.h"

#include "backbone-trust-anchors-private.h"
#include "backbone-trust-bundle-private.h"

#include <glib/gi18n-lib.h>

/*
 * glib-networking 2.74 parses the file of all roots anew for each connection whose database is one
 * of its own: six sevenths of the time of a check. It does not for this class, which hands the
 * chain to the system's database, loaded once, and then to the anchors.
 */
#define BACKBONE_TYPE_TRUST_DATABASE (backbone_trust_database_get_type ())
G_DECLARE_FINAL_TYPE (BackboneTrustDatabase,
                      backbone_trust_database,
                      BACKBONE,
                      TRUST_DATABASE,
                      GTlsDatabase)

struct _BackboneTrustDatabase
{
  GTlsDatabase parent_instance;

  GTlsDatabase *system;
  BackboneTrustAnchors *anchors;
};

G_DEFINE_FINAL_TYPE (BackboneTrustDatabase, backbone_trust_database, G_TYPE_TLS_DATABASE)

/* The anchors of a database made by backbone_trust_database_new_bundle(). */
#define ANCHORS_KEY "backbone-trust-anchors"
#define BUNDLE_KEY  "backbone-trust-bundle"

static gboolean
is_gnutls (GTlsDatabase *system)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (system), "GTlsDatabaseGnutls");
}

/* Connections are born with GIO's default database, before anybody can give them another one; so
 * that one must be cheap, too. It trusts whom it trusted before. */
static void
replace_default (GTlsBackend *backend, GTlsDatabase *system)
{
  g_autoptr (BackboneTrustDatabase) wrapper = g_object_new (BACKBONE_TYPE_TRUST_DATABASE, NULL);

  wrapper->system = g_object_ref (system);
  wrapper->anchors = backbone_trust_anchors_new (NULL, NULL);
  g_tls_backend_set_default_database (backend, G_TLS_DATABASE (wrapper));
}

static GTlsDatabase *
dup_system (GError **error)
{
  static gsize system;
  GTlsBackend *backend = g_tls_backend_get_default ();

  if (!g_tls_backend_supports_tls (backend))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                           _ ("There is no TLS for GLib on this computer: glib-networking is not "
                              "installed"));
      return NULL;
    }

  if (g_once_init_enter (&system))
    {
      GTlsDatabase *original = g_tls_backend_get_default_database (backend);

      if (is_gnutls (original))
        replace_default (backend, original);
      g_once_init_leave (&system, (gsize)original);
    }

  return g_object_ref ((GTlsDatabase *)system);
}

static GTlsCertificateFlags
backbone_trust_database_verify_chain (GTlsDatabase *database,
                                      GTlsCertificate *chain,
                                      const char *purpose,
                                      GSocketConnectable *identity,
                                      GTlsInteraction *interaction,
                                      GTlsDatabaseVerifyFlags verify_flags,
                                      GCancellable *cancellable,
                                      GError **error)
{
  BackboneTrustDatabase *self = BACKBONE_TRUST_DATABASE (database);
  g_autoptr (GError) local_error = NULL;
  GTlsCertificateFlags flags = g_tls_database_verify_chain (
      self->system, chain, purpose, identity, interaction, verify_flags, cancellable, &local_error);

  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return G_TLS_CERTIFICATE_GENERIC_ERROR;
    }

  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    backbone_trust_anchors_verify (self->anchors, chain, identity, &flags);

  return flags;
}

static char *
backbone_trust_database_create_certificate_handle (GTlsDatabase *database,
                                                   GTlsCertificate *certificate)
{
  BackboneTrustDatabase *self = BACKBONE_TRUST_DATABASE (database);

  return g_tls_database_create_certificate_handle (self->system, certificate);
}

static GTlsCertificate *
backbone_trust_database_lookup_certificate_for_handle (GTlsDatabase *database,
                                                       const char *handle,
                                                       GTlsInteraction *interaction,
                                                       GTlsDatabaseLookupFlags flags,
                                                       GCancellable *cancellable,
                                                       GError **error)
{
  BackboneTrustDatabase *self = BACKBONE_TRUST_DATABASE (database);

  return g_tls_database_lookup_certificate_for_handle (self->system, handle, interaction, flags,
                                                       cancellable, error);
}

static GTlsCertificate *
backbone_trust_database_lookup_certificate_issuer (GTlsDatabase *database,
                                                   GTlsCertificate *certificate,
                                                   GTlsInteraction *interaction,
                                                   GTlsDatabaseLookupFlags flags,
                                                   GCancellable *cancellable,
                                                   GError **error)
{
  BackboneTrustDatabase *self = BACKBONE_TRUST_DATABASE (database);

  return g_tls_database_lookup_certificate_issuer (self->system, certificate, interaction, flags,
                                                   cancellable, error);
}

static GList *
backbone_trust_database_lookup_certificates_issued_by (GTlsDatabase *database,
                                                       GByteArray *issuer_raw_dn,
                                                       GTlsInteraction *interaction,
                                                       GTlsDatabaseLookupFlags flags,
                                                       GCancellable *cancellable,
                                                       GError **error)
{
  BackboneTrustDatabase *self = BACKBONE_TRUST_DATABASE (database);

  return g_tls_database_lookup_certificates_issued_by (self->system, issuer_raw_dn, interaction,
                                                       flags, cancellable, error);
}

static void
backbone_trust_database_finalize (GObject *object)
{
  BackboneTrustDatabase *self = BACKBONE_TRUST_DATABASE (object);

  g_clear_object (&self->system);
  g_clear_pointer (&self->anchors, backbone_trust_anchors_free);

  G_OBJECT_CLASS (backbone_trust_database_parent_class)->finalize (object);
}

static void
backbone_trust_database_class_init (BackboneTrustDatabaseClass *klass)
{
  GTlsDatabaseClass *database_class = G_TLS_DATABASE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = backbone_trust_database_finalize;

  database_class->verify_chain = backbone_trust_database_verify_chain;
  database_class->create_certificate_handle = backbone_trust_database_create_certificate_handle;
  database_class->lookup_certificate_for_handle
      = backbone_trust_database_lookup_certificate_for_handle;
  database_class->lookup_certificate_issuer = backbone_trust_database_lookup_certificate_issuer;
  database_class->lookup_certificates_issued_by
      = backbone_trust_database_lookup_certificates_issued_by;
}

static void
backbone_trust_database_init (BackboneTrustDatabase *self)
{
}

/**
 * backbone_trust_database_new:
 * @anchors: (nullable) (element-type BackboneTrustAnchor): the landscape's own roots
 * @error: return location for %BACKBONE_ERROR_CERTIFICATE or %BACKBONE_ERROR_FAILED
 *
 * A database that trusts the system's roots and @anchors, for the connections of a landscape.
 *
 * Returns: (transfer full): the database
 */
GTlsDatabase *
backbone_trust_database_new (GPtrArray *anchors, GError **error)
{
  g_autoptr (BackboneTrustDatabase) self = NULL;
  g_autoptr (GTlsDatabase) system = dup_system (error);

  if (system == NULL)
    return NULL;

  /* The OpenSSL backend of glib-networking takes every database for one of its own and reaches
   * into it, so that it must get one. */
  if (!is_gnutls (system))
    return backbone_trust_database_new_bundle (anchors, error);

  self = g_object_new (BACKBONE_TYPE_TRUST_DATABASE, NULL);
  self->system = g_steal_pointer (&system);
  self->anchors = backbone_trust_anchors_new (anchors, error);
  if (self->anchors == NULL)
    return NULL;

  return G_TLS_DATABASE (g_steal_pointer (&self));
}

/**
 * backbone_trust_database_new_bundle:
 * @anchors: (nullable) (element-type BackboneTrustAnchor): the landscape's own roots
 * @error: return location for an error
 *
 * Like backbone_trust_database_new(), by a file that holds all roots and lives as long as the
 * database.
 *
 * Returns: (transfer full): the database
 */
GTlsDatabase *
backbone_trust_database_new_bundle (GPtrArray *anchors, GError **error)
{
  g_autoptr (BackboneTrustAnchors) own = backbone_trust_anchors_new (anchors, error);
  g_autofree char *path = NULL;
  GTlsDatabase *database;

  if (own == NULL)
    return NULL;

  path = backbone_trust_bundle_write (anchors, error);
  if (path == NULL)
    return NULL;

  /* The path is absolute: with a relative one, GIO only warns and then trusts nobody. */
  database = g_tls_file_database_new (path, error);
  if (database == NULL)
    {
      backbone_trust_bundle_remove (g_steal_pointer (&path));
      return NULL;
    }

  g_object_set_data_full (G_OBJECT (database), BUNDLE_KEY, g_steal_pointer (&path),
                          (GDestroyNotify)backbone_trust_bundle_remove);
  g_object_set_data_full (G_OBJECT (database), ANCHORS_KEY, g_steal_pointer (&own),
                          (GDestroyNotify)backbone_trust_anchors_free);

  return database;
}

static BackboneTrustAnchors *
get_anchors (GTlsDatabase *database)
{
  return BACKBONE_IS_TRUST_DATABASE (database)
             ? BACKBONE_TRUST_DATABASE (database)->anchors
             : g_object_get_data (G_OBJECT (database), ANCHORS_KEY);
}

/**
 * backbone_trust_database_dup_anchor:
 * @database: one of this file's databases
 * @chain: a server's certificate, linked to its issuers
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): %BACKBONE_TRUST_SYSTEM, or the fingerprint of the anchor that
 * @chain ends in, or %NULL if it ends in neither
 */
char *
backbone_trust_database_dup_anchor (GTlsDatabase *database,
                                    GTlsCertificate *chain,
                                    GCancellable *cancellable)
{
  BackboneTrustAnchors *anchors = get_anchors (database);
  g_autoptr (GTlsDatabase) system = dup_system (NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags;

  g_return_val_if_fail (anchors != NULL, NULL);

  flags = g_tls_database_verify_chain (system, chain, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                       NULL, NULL, G_TLS_DATABASE_VERIFY_NONE, cancellable, &error);
  if (error)
    return NULL;

  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return g_strdup (backbone_trust_anchors_verify (anchors, chain, NULL, &flags));

  return g_strdup (BACKBONE_TRUST_SYSTEM);
}

/* (transfer full) (nullable): the root of @database that has signed @link itself. */
static GTlsCertificate *
dup_root (BackboneTrustAnchors *anchors, GTlsDatabase *system, GTlsCertificate *link)
{
  GTlsCertificate *anchor = backbone_trust_anchors_find_issuer (anchors, link);

  if (anchor)
    return g_object_ref (anchor);

  return system ? g_tls_database_lookup_certificate_issuer (system, link, NULL,
                                                            G_TLS_DATABASE_LOOKUP_NONE, NULL, NULL)
                : NULL;
}

static BackboneTime
get_not_after (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);

  return until ? g_date_time_to_unix (until) * G_USEC_PER_SEC : G_MAXINT64;
}

/**
 * backbone_trust_database_get_chain_end:
 * @database: one of this file's databases
 * @chain: a server's certificate, linked to its issuers as the server sent them
 *
 * Until when @chain can be verified: the earliest end of the certificates from the server's to the
 * first one that a trusted root has signed, and of that root. What a server sends beyond is not
 * needed, so it does not count; without a trusted root, all that was sent does.
 *
 * Returns: that moment
 */
BackboneTime
backbone_trust_database_get_chain_end (GTlsDatabase *database, GTlsCertificate *chain)
{
  BackboneTrustAnchors *anchors = get_anchors (database);
  g_autoptr (GTlsDatabase) system = dup_system (NULL);
  BackboneTime end = G_MAXINT64;

  g_return_val_if_fail (anchors != NULL, 0);

  for (GTlsCertificate *link = chain; link; link = g_tls_certificate_get_issuer (link))
    {
      g_autoptr (GTlsCertificate) root = dup_root (anchors, system, link);

      end = MIN (end, get_not_after (link));
      if (root)
        return MIN (end, get_not_after (root));
    }

  return end;
}
