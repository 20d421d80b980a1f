/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-setup-step.h"

/**
 * BackboneSetupStep:
 *
 * A step of the migration guide: what it is, how far it is, and what speaks for that.
 */
struct _BackboneSetupStep
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSetupStep, backbone_setup_step, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ID,
  PROP_STAGE,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_EXPLANATION,
  PROP_STATE,
  PROP_AUTOMATIC,
  PROP_MANUAL,
  PROP_PER_CUSTOMER,
  PROP_TRANSACTION,
  PROP_LINK,
  PROP_ENTER,
  PROP_VALUE,
  PROP_CUSTOMERS_DONE,
  PROP_CUSTOMERS_TOTAL,
  PROP_EVIDENCE,
  N_PROPERTIES,
};

static void
backbone_setup_step_class_init (BackboneSetupStepClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_ID] = BACKBONE_RECORD_STRING ("id");
  properties[PROP_STAGE] = BACKBONE_RECORD_UINT ("stage");
  properties[PROP_NUMBER] = BACKBONE_RECORD_UINT ("number");
  properties[PROP_TITLE] = BACKBONE_RECORD_STRING ("title");
  properties[PROP_EXPLANATION] = BACKBONE_RECORD_STRING ("explanation");
  properties[PROP_STATE] = BACKBONE_RECORD_ENUM ("state", BACKBONE_TYPE_SETUP_STATE);
  properties[PROP_AUTOMATIC] = BACKBONE_RECORD_BOOLEAN ("automatic");
  properties[PROP_MANUAL] = BACKBONE_RECORD_BOOLEAN ("manual");
  properties[PROP_PER_CUSTOMER] = BACKBONE_RECORD_BOOLEAN ("per-customer");
  properties[PROP_TRANSACTION] = BACKBONE_RECORD_STRING ("transaction");
  properties[PROP_LINK] = BACKBONE_RECORD_STRING ("link");
  properties[PROP_ENTER] = BACKBONE_RECORD_STRING ("enter");
  properties[PROP_VALUE] = BACKBONE_RECORD_STRING ("value");
  properties[PROP_CUSTOMERS_DONE] = BACKBONE_RECORD_UINT ("customers-done");
  properties[PROP_CUSTOMERS_TOTAL] = BACKBONE_RECORD_UINT ("customers-total");
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_OBJECT ("evidence", G_TYPE_LIST_STORE);

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_setup_step_init (BackboneSetupStep *self)
{
}

/**
 * backbone_setup_step_get_id:
 *
 * Returns: (transfer none) (not nullable): its stable id, such as `mass-setup`
 */
const char *
backbone_setup_step_get_id (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_ID);
}

/**
 * backbone_setup_step_get_stage:
 *
 * Returns: the stage that it belongs to, from 1
 */
guint
backbone_setup_step_get_stage (BackboneSetupStep *self)
{
  return backbone_record_get_uint (self, PROP_STAGE);
}

/**
 * backbone_setup_step_get_number:
 *
 * Returns: its number within the stage, from 1; 0 if it is the whole stage
 */
guint
backbone_setup_step_get_number (BackboneSetupStep *self)
{
  return backbone_record_get_uint (self, PROP_NUMBER);
}

/**
 * backbone_setup_step_get_title:
 *
 * Returns: (transfer none) (not nullable): what it is called
 */
const char *
backbone_setup_step_get_title (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_TITLE);
}

/**
 * backbone_setup_step_get_explanation:
 *
 * Returns: (transfer none) (not nullable): what it is for
 */
const char *
backbone_setup_step_get_explanation (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_EXPLANATION);
}

/**
 * backbone_setup_step_get_state:
 *
 * Returns: how far it is
 */
BackboneSetupState
backbone_setup_step_get_state (BackboneSetupStep *self)
{
  return backbone_record_get_enum (self, PROP_STATE);
}

/**
 * backbone_setup_step_get_automatic:
 *
 * Returns: whether the program can run it
 */
gboolean
backbone_setup_step_get_automatic (BackboneSetupStep *self)
{
  return backbone_record_get_boolean (self, PROP_AUTOMATIC);
}

/**
 * backbone_setup_step_get_manual:
 *
 * Returns: whether a person can say that it is done
 */
gboolean
backbone_setup_step_get_manual (BackboneSetupStep *self)
{
  return backbone_record_get_boolean (self, PROP_MANUAL);
}

/**
 * backbone_setup_step_get_per_customer:
 *
 * Returns: whether it has to be done for each customer
 */
gboolean
backbone_setup_step_get_per_customer (BackboneSetupStep *self)
{
  return backbone_record_get_boolean (self, PROP_PER_CUSTOMER);
}

/**
 * backbone_setup_step_get_transaction:
 *
 * Returns: (transfer none) (nullable): the transaction or application in the installation
 */
const char *
backbone_setup_step_get_transaction (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_TRANSACTION);
}

/**
 * backbone_setup_step_get_link:
 *
 * Returns: (transfer none) (nullable): the address that opens it, if the host is known
 */
const char *
backbone_setup_step_get_link (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_LINK);
}

/**
 * backbone_setup_step_get_enter:
 *
 * Returns: (transfer none) (nullable): what to enter there
 */
const char *
backbone_setup_step_get_enter (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_ENTER);
}

/**
 * backbone_setup_step_get_value:
 *
 * Returns: (transfer none) (nullable): what of it is typed exactly so
 */
const char *
backbone_setup_step_get_value (BackboneSetupStep *self)
{
  return backbone_record_get_string (self, PROP_VALUE);
}

/**
 * backbone_setup_step_get_customers_done:
 *
 * Returns: for how many customers it is done
 */
guint
backbone_setup_step_get_customers_done (BackboneSetupStep *self)
{
  return backbone_record_get_uint (self, PROP_CUSTOMERS_DONE);
}

/**
 * backbone_setup_step_get_customers_total:
 *
 * Returns: for how many it has to be done
 */
guint
backbone_setup_step_get_customers_total (BackboneSetupStep *self)
{
  return backbone_record_get_uint (self, PROP_CUSTOMERS_TOTAL);
}

/**
 * backbone_setup_step_get_evidence:
 *
 * Returns: (transfer none) (nullable): BackboneSetupEvidence, newest first
 */
GListModel *
backbone_setup_step_get_evidence (BackboneSetupStep *self)
{
  return backbone_record_get_object (self, PROP_EVIDENCE);
}
